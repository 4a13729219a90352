"""Text, names, titles and venues in comparable form."""

from __future__ import annotations

import pytest

from awesome_tools.merge import titles, venues
from awesome_tools.merge.model import Agreement, Name
from awesome_tools.merge.text import is_distinctive, is_placeholder, is_title, name, squeeze, words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("End-to-End Weakly", "end to EndWeakly"),
        ("Séminaire  d’été", "seminaire d'ete"),
        ("ＣＶＰＲ", "cvpr"),
        ("한국어 목록", "한국어목록"),
    ],
)
def test_squeezed_equal(left: str, right: str) -> None:
    assert squeeze(left) == squeeze(right)


@pytest.mark.parametrize(("left", "right"), [("C", "C++"), ("C", "C#"), ("OAA", "OAA++"), ("パス", "ハス")])
def test_squeezed_different(left: str, right: str) -> None:
    assert squeeze(left) != squeeze(right)


def test_signs_between_words_do_not_count() -> None:
    assert squeeze("Search + Rescue #1") == "searchrescue1"


def test_words_of_a_script_without_spaces_are_pairs() -> None:
    assert words("弱监督语义分割 overview") == ("弱监", "监督", "督语", "语义", "义分", "分割", "overview")


@pytest.mark.parametrize(
    ("text", "base", "mark"),
    [
        ("OAA++", "oaa", "++"),
        ("MCTformer+", "mctformer", "+"),
        ("DeepLab v2", "deeplab", "v2"),
        ("DeepLabv3+", "deeplab", "v3+"),
        ("GAN II", "gan", "ii"),
        ("A*", "a", ""),
        ("SSDD (PSA)", "ssdd", ""),
        ("SC-CAM", "sccam", ""),
        ("ResNet50", "resnet", "50"),
        ("S3", "s3", ""),
    ],
)
def test_names(text: str, base: str, mark: str) -> None:
    assert name(text) == Name(base, mark)


def test_names_and_titles_are_told_apart() -> None:
    assert [
        is_title(text) for text in ("Puzzle-CAM", "CONTA (+SEAM)", "Django REST framework", "弱监督语义分割论文汇总")
    ] == [False, False, True, True]
    assert [is_distinctive(text) for text in ("WeakTr", "SC-CAM2", "Router", "PSA")] == [True, True, False, False]
    assert [is_placeholder(text) for text in ("here", "this link", "official website", "This Is Spinal Tap", "🚀")] == [
        True,
        True,
        True,
        False,
        True,
    ]


def test_a_prefix_is_taken_off_only_if_it_is_a_name() -> None:
    rest = "An End-to-End Weakly Supervised Approach"
    assert [reading.prefix for reading in titles.readings(f"RRM: {rest}", None)] == ["", "RRM"]
    assert [reading.prefix for reading in titles.readings(f"Refinenet: {rest}", "Refinenet")] == ["", "Refinenet"]
    assert [reading.prefix for reading in titles.readings(f"Simple Does It: {rest}", None)] == [""]
    assert [reading.prefix for reading in titles.readings("GAN: A Survey", None)] == []
    assert titles.readings("Learning to See Behind Things (CVPR 2020)", None)[1].key == "learningtoseebehindthings"


def test_the_beginning_of_a_description_may_be_a_title() -> None:
    found = titles.described("Wider or Deeper: Revisiting the ResNet Model: implemented using MXNet, fast")
    assert "widerordeeperrevisitingtheresnetmodel" in found
    assert titles.described(None) == ()


@pytest.mark.parametrize(
    ("text", "shown", "kind"),
    [
        ("NIPS 2018", "NeurIPS", "conference"),
        ("CVPR'18", "CVPR", "conference"),
        ("IEEE/CVF Conference on Computer Vision and Pattern Recognition", "CVPR", "conference"),
        ("IEEE Transactions on Pattern Analysis and Machine Intelligence", "TPAMI", "journal"),
        ("CVPRW", "CVPR Workshop", "workshop"),
        ("ICLR Workshop", "ICLR Workshop", "workshop"),
        ("arXiv", "arXiv", "preprint"),
        ("WWW", "WWW", "conference"),
        ("Foo Symposium", "Foo Symposium", ""),
        ("Journal of Improbable Results", "Journal of Improbable Results", "journal"),
    ],
)
def test_venues(text: str, shown: str, kind: str) -> None:
    found = venues.venue(text)
    assert (found.shown, found.kind) == (shown, kind)


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("NIPS", "NeurIPS", Agreement.AGREE),
        ("CVPR", "ICCV", Agreement.DISAGREE),
        ("CVPR", "CVPRW", Agreement.DISAGREE),
        ("CVPR", "arXiv", Agreement.UNKNOWN),
        ("arXiv", "arXiv", Agreement.UNKNOWN),
        ("CVPR", "Foo Symposium", Agreement.UNKNOWN),
        ("Foo Symposium", "foo symposium 2019", Agreement.AGREE),
    ],
)
def test_venues_compare_in_three_values(left: str, right: str, agreement: Agreement) -> None:
    assert venues.compare(venues.venue(left), venues.venue(right)) is agreement
    assert venues.compare(venues.venue(left), None) is Agreement.UNKNOWN
