"""People, and the short names of methods."""

from __future__ import annotations

import pytest

from awesome_tools.parsers.names import is_short_name, name_before_colon, read_authors


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jonathan Ho, Ajay Jain, Pieter Abbeel", ("Jonathan Ho", "Ajay Jain", "Pieter Abbeel")),
        ("by Scott Chacon and Ben Straub", ("Scott Chacon", "Ben Straub")),
        ("Authors: A. Vaswani, N. Shazeer, and N. Parmar", ("A. Vaswani", "N. Shazeer", "N. Parmar")),
        ("Fan et al.", ("Fan et al.",)),
        ("Kaiming He, Jian Sun et al.", ("Kaiming He", "Jian Sun et al.")),
        ("Ludwig van Beethoven, Clara Schumann", ("Ludwig van Beethoven", "Clara Schumann")),
        ("Petar Veličković*, Yoshua Bengio†", ("Petar Veličković", "Yoshua Bengio")),
        ("Li, X., Wang, H. J., & Sun, Y.", ("Li, X.", "Wang, H. J.", "Sun, Y.")),
        ("Doersch, Carl and Efros, Alexei A.", ("Doersch, Carl", "Efros, Alexei A")),
        ("Peter Niederwieser, Kazuki YAMAMOTO", ("Peter Niederwieser", "Kazuki YAMAMOTO")),
        ("Li Fei-Fei, Jean-Luc O'Neill", ("Li Fei-Fei", "Jean-Luc O'Neill")),
    ],
)
def test_authors(text: str, people: tuple[str, ...]) -> None:
    assert read_authors(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "", "Searches directories, fast", "A tool for vim and emacs", "Grammars as Python objects",
        "images, boxes and points", "Fast", "Python, Ruby", "Fast Dense and Sparse Array DBMS.",
        "x" * 2000 + ", " + "y" * 10,
    ],
)  # fmt: skip
def test_what_names_nobody(text: str) -> None:
    assert read_authors(text) == ()


def test_one_name_counts_where_names_are_expected() -> None:
    assert read_authors("Martin Fowler") == ()
    assert read_authors("Martin Fowler", single=True) == ("Martin Fowler",)


@pytest.mark.parametrize(
    "text", ["SEAM", "SC-CAM", "AGMM++", "Deep TEN", "3D-GS", "Caffe", "U-Net", "GPT-4", "β-VAE", "YOLOv3"]
)
def test_short_names(text: str) -> None:
    assert is_short_name(text)


@pytest.mark.parametrize(
    "text", ["", "Survey", "Towards", "networks", "a title of many words", "Methods", "Segmentation", "x" * 40]
)
def test_what_is_no_short_name(text: str) -> None:
    assert not is_short_name(text)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("BERT: Pre-training of Deep Bidirectional Transformers", "BERT"),
        ("U-Net: Convolutional Networks", "U-Net"),
        ("SAM 2：Segment Anything", "SAM 2"),
        ("Simple Does It: Weakly Supervised Segmentation", None),
        ("Weakly-Supervised: A Review", None),
        ("No colon here", None),
        ("SEAM:", None),
        ("a:b", None),
        ("https://example.com", None),
    ],
)
def test_a_name_before_the_colon(title: str, name: str | None) -> None:
    assert name_before_colon(title) == name
