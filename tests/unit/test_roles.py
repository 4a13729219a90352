"""What a link is for: by its label, else by its host."""

from __future__ import annotations

import pytest

from awesome_tools.model import Role
from awesome_tools.parsers.roles import host_role, is_label, label_role, link_role

PAPER, CODE, OTHER = Role.PAPER, Role.CODE, Role.OTHER


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("paper", PAPER),
        ("[PDF]", PAPER),
        ("arXiv", PAPER),
        ("2004.04581", PAPER),
        ("arXiv:2004.04581v2", PAPER),
        ("CVPR 2020", PAPER),
        ("OpenReview", PAPER),
        ("论文", PAPER),
        ("code", CODE),
        ("[Code]", CODE),
        ("Official Code", CODE),
        ("code (PyTorch)", CODE),
        ("pytorch_v2", CODE),
        ("PyTorch Reference", CODE),
        ("GitHub", CODE),
        ("Source Code", CODE),
        ("TensorFlow/Keras", CODE),
        ("代码", CODE),
        ("project page", OTHER),
        ("Website", OTHER),
        ("video", OTHER),
        ("Colab", OTHER),
        ("Dataset", OTHER),
        ("slides", OTHER),
        ("видео", OTHER),
    ],
)
def test_labels(label: str, role: Role) -> None:
    assert label_role(label) is role
    assert is_label(label)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "ripgrep",
        "A Survey of Methods",
        "Deep Residual Learning",
        "codebook learning",
        "Video Object Segmentation with Memory",
    ],
)
def test_names_are_no_labels(label: str) -> None:
    assert label_role(label) is None


@pytest.mark.parametrize("label", ["link", "here", "[link]", "1", "🔗", "链接"])
def test_labels_that_tell_nothing(label: str) -> None:
    assert label_role(label) is None
    assert is_label(label)


@pytest.mark.parametrize(
    ("url", "role"),
    [
        ("https://arxiv.org/abs/2004.04581", PAPER),
        ("https://openaccess.thecvf.com/content/CVPR2021/papers/A_B_CVPR_2021_paper.pdf", PAPER),
        ("https://doi.org/10.1000/182", PAPER),
        ("https://example.com/a.pdf", PAPER),
        ("https://github.com/YudeWang/SEAM", CODE),
        ("https://gitlab.com/a/b", CODE),
        ("https://github.com/sindresorhus/awesome", OTHER),
        ("https://github.com/x/reading-list-papers", OTHER),
        ("https://github.com/a/b/wiki", OTHER),
        ("https://www.youtube.com/watch?v=x", OTHER),
        ("https://example.com", OTHER),
        ("README.md", OTHER),
        ("", OTHER),
    ],
)
def test_hosts(url: str, role: Role) -> None:
    assert host_role(url) is role


def test_the_label_outweighs_the_host() -> None:
    assert link_role("code", "https://example.com/x.pdf") is CODE
    assert link_role("pdf", "https://github.com/a/b/raw/x.pdf") is PAPER
    assert link_role("link", "https://github.com/a/b") is CODE
    assert link_role("SEAM", "https://arxiv.org/abs/2004.04581") is PAPER
