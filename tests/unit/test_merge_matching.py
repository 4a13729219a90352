"""Which mentions are one work: the hard cases of real lists, as small records of the same form."""

from __future__ import annotations

from typing import Any

import pytest

from awesome_tools.merge import Merged, merge
from awesome_tools.model import Kind, Link, Place, Record, Role

ARXIV = "https://arxiv.org/abs/"
CVF = "https://openaccess.thecvf.com/content"
IEEE = "https://ieeexplore.ieee.org/"
GITHUB = "https://github.com/"


def paper(
    title: str, *urls: str, name: str | None = None, venue: str | None = None, year: int | None = None, **more: Any
) -> Record:
    """A paper; links to GitHub are code, others the paper."""
    links = tuple(Link(Role.CODE if url.startswith(GITHUB) else Role.PAPER, "", url) for url in urls)
    return Record(
        title,
        more.pop("source", Place("", 0, 0)),
        name=name,
        kind=Kind.PAPER,
        venue=venue,
        year=year,
        links=links,
        **more,
    )


def merged(*records: Record, one_list: bool = False) -> Merged:
    """The records merged, each in a list of its own or all in one."""
    placed = [
        Record(
            **{field: getattr(record, field) for field in Record.__slots__ if field != "source"},
            source=Place(path, line, line),
        )
        for line, record in enumerate(records, 1)
        for path in ["one.md" if one_list else f"list{line}.md"]
    ]
    return merge(placed)


WEBLY = "Webly Supervised Semantic Segmentation"
SATELLITE = "Weakly Supervised Semantic Segmentation of Satellite Images"
TRANSFORMER = "Multi-class Token Transformer for Weakly Supervised Semantic Segmentation"
ERASING = "Object Region Mining with Adversarial Erasing: A Simple Classification to Semantic Segmentation Approach"
AFFINITY = (
    "Learning Pixel-level Semantic Affinity with Image-level Supervision for Weakly Supervised Semantic Segmentation"
)
ATTRIBUTIONS = "Anti-Adversarially Manipulated Attributions for Weakly"

DIFFERENT = {
    "`+` after the name, title equal behind it": (
        paper(
            TRANSFORMER, ARXIV + "2203.02891", GITHUB + "xulianuwa/MCTformer", name="MCTformer", venue="CVPR", year=2022
        ),
        paper(
            "MCTformer+: " + TRANSFORMER,
            IEEE + "document/10538065",
            GITHUB + "xulianuwa/MCTformer",
            name="MCTformer+",
            venue="TPAMI",
            year=2024,
        ),
    ),
    "`+` after the name of a prefix only": (
        paper(TRANSFORMER, name="MCTformer", venue="CVPR", year=2022),
        paper("MCTformer+: " + TRANSFORMER, venue="TPAMI", year=2024),
    ),
    "journal version of the same name": (
        paper(ATTRIBUTIONS + " and Semi-Supervised Semantic Segmentation", name="AdvCAM", venue="CVPR", year=2021),
        paper(
            ATTRIBUTIONS + " Supervised Semantic Segmentation and Object Localization",
            name="AdvCAM",
            venue="TPAMI",
            year=2024,
        ),
    ),
    "journal version of the same name and repository": (
        paper(
            "Mining Cross-Image Semantics for Weakly Supervised Semantic Segmentation",
            GITHUB + "g/MCIS",
            name="MCIS",
            venue="ECCV",
            year=2020,
        ),
        paper(
            "Looking Beyond Single Images for Weakly Supervised Learning",
            GITHUB + "g/MCIS",
            name="MCIS",
            venue="TPAMI",
            year=2022,
        ),
    ),
    "results row of the conference version, and the journal version in a folder of the repository": (
        paper("VWE", GITHUB + "rulixiang/vwe", name="VWE", venue="IJCAI", year=2021),
        paper(
            "Segmentation with Visual Words Learning and Hybrid Pooling",
            GITHUB + "rulixiang/vwe/tree/master/v2",
            name="VWE",
            venue="IJCV",
            year=2022,
        ),
    ),
    "`++` with another title": (
        paper("Integral Object Mining via Online Attention Accumulation", name="OAA", venue="ICCV", year=2019),
        paper(
            "Online Attention Accumulation for Weakly Supervised Segmentation", name="OAA++", venue="TPAMI", year=2021
        ),
    ),
    "one repository, unlike titles": (
        paper(
            "Sparsely Annotated Semantic Segmentation with Adaptive Gaussian Mixtures",
            GITHUB + "L/AGMM",
            name="AGMM",
            venue="CVPR",
            year=2023,
        ),
        paper(
            "Modeling the Label Distributions for Semantic Segmentation",
            GITHUB + "L/AGMM",
            name="AGMM++",
            venue="arXiv",
            year=2024,
        ),
    ),
    "wrong link: one identifier, two titles, other venue and year": (
        paper("Learning to segment with image-level supervision", ARXIV + "1705.01262", venue="WACV", year=2019),
        paper("Learning to Segment with Image-Level Annotations", ARXIV + "1705.01262", venue="PR", year=2016),
    ),
    "title is the beginning of another": (
        paper(SATELLITE, ARXIV + "1904.03983", venue="JURSE", year=2019),
        paper(SATELLITE + " for Land Cover Mapping", venue="arXiv", year=2020),
    ),
    "title is the end of another": (
        paper(WEBLY, venue="CVPR", year=2017),
        paper("Bootstrapping the Performance of " + WEBLY, year=2018),
    ),
    "two letters make another word": (paper(WEBLY), paper(WEBLY.replace("Webly", "Weakly"))),
    "words in another order and number": (
        paper("Weakly Supervised Semantic Segmentation with Boundary Exploration", venue="ECCV", year=2020),
        paper("End-to-end Boundary Exploration for Weakly-supervised Semantic Segmentation", venue="ACM MM", year=2021),
    ),
    "one phrase in front, one letter more": (
        paper("Simple Does It: Weakly Supervised Instance and Semantic Segmentation"),
        paper("Simpler Does It: Generating Semantic Labels with Objectness Guidance"),
    ),
    "loss families": (
        paper("On Regularized Losses for Weakly-supervised CNN Segmentation"),
        paper("Normalized Cut Loss for Weakly-Supervised CNN Segmentation"),
        paper("Regularized Loss for Weakly Supervised Single Class Semantic Segmentation"),
    ),
    "one cue more": (
        paper("Bottom-Up Top-Down Cues for Weakly-Supervised Semantic Segmentation"),
        paper("Combining Bottom-Up, Top-Down, and Smoothness Cues for Weakly Supervised Image Segmentation"),
    ),
    "boiler-plate of a field, equal venue and year": (
        paper("Pseudo-mask Matters in Weakly-supervised Semantic Segmentation", venue="ICCV", year=2021),
        paper("Complementary Patch for Weakly Supervised Semantic Segmentation", venue="ICCV", year=2021),
    ),
    "opposites": (
        paper("Intra-class Discriminator for Weakly Supervised Segmentation", venue="CVPR", year=2020),
        paper("Inter-class Discriminator for Weakly Supervised Segmentation", venue="CVPR", year=2020),
    ),
    "a word and its negation": (
        paper("Supervised Contrastive Learning of Visual Representations", venue="CVPR", year=2020),
        paper("Unsupervised Contrastive Learning of Visual Representations", venue="CVPR", year=2020),
    ),
    "with and without": (
        paper("Testing the Connection to a Remote Host (with SNI support)"),
        paper("Testing the Connection to a Remote Host (without SNI support)"),
        paper("Testing the Connection to a Remote Host (debug mode)"),
    ),
    "2D and 3D": (
        paper("Weakly Supervised 2D Semantic Segmentation of Indoor Scenes", venue="CVPR", year=2020),
        paper("Weakly Supervised 3D Semantic Segmentation of Indoor Scenes", venue="CVPR", year=2020),
    ),
    "part I and part II": (
        paper("A Theory of Weakly Supervised Learning, Part I", venue="JMLR", year=2020),
        paper("A Theory of Weakly Supervised Learning, Part II", venue="JMLR", year=2020),
    ),
    "C and C++": (paper("A Tour of C for Impatient Programmers"), paper("A Tour of C++ for Impatient Programmers")),
    "one repository, one of them in a folder": (
        paper(
            "Wave-like Class Activation Map with Representation Fusion",
            GITHUB + "R/Learning/tree/main/WaveCAM-TMM2023",
            venue="TMM",
            year=2023,
        ),
        paper("Self Correspondence Distillation for Segmentation", GITHUB + "r/learning", venue="AAAI", year=2023),
    ),
    "wrong second code link": (
        paper(
            "Constrained-CNN losses for weakly supervised segmentation",
            GITHUB + "L/SizeLoss",
            GITHUB + "m/rloss",
            venue="MIA",
            year=2019,
        ),
        paper("Regularized Losses for Weakly-supervised CNN Segmentation", GITHUB + "m/rloss"),
    ),
    "baseline in brackets": (
        paper("SSDD (PSA)", ARXIV + "1911.01370", name="SSDD", venue="CVPR", year=2018),
        paper("PSA", ARXIV + "1803.10464", name="PSA", venue="CVPR", year=2018),
    ),
    "identifiers equal but for the author": (
        paper(
            "DSRG: Weakly-Supervised Semantic Segmentation Network with Deep Seeded Region Growing",
            CVF + "_cvpr_2018/papers/Huang_Weakly_CVPR_2018_paper.pdf",
        ),
        paper(
            "Weakly-Supervised Semantic Segmentation by Iteratively Mining Common Features",
            CVF + "_cvpr_2018/papers/Wang_Weakly_CVPR_2018_paper.pdf",
        ),
    ),
    "authors instead of a name": (
        paper("Employing Multi-Estimations for Segmentation", name="Fan et al.", venue="ECCV", year=2020),
        paper(
            "Fan et al.",
            CVF + "_ECCV_2020/html/Fan_Learning_ECCV_2020_paper.html",
            name="Fan et al.",
            venue="ECCV",
            year=2020,
        ),
    ),
    "one title, two arXiv numbers": (paper(SATELLITE, ARXIV + "2001.00001"), paper(SATELLITE, ARXIV + "2001.00002")),
    "two names before one short phrase": (
        paper("FooNet: A Large-Scale Benchmark for Retrieval"),
        paper("BarNet: A Large-Scale Benchmark for Retrieval"),
    ),
}


@pytest.mark.parametrize("case", DIFFERENT)
def test_two_works(case: str) -> None:
    records = DIFFERENT[case]
    assert len(merged(*records).works) == len(records)
    assert len(merged(*records, one_list=True).works) == len(records)


SAME = {
    "twice in a list, once with its name": (
        paper("AE-PSL: " + ERASING, ARXIV + "1703.08448"),
        paper(ERASING, ARXIV + "1703.08448"),
        paper(ERASING, CVF + "_cvpr_2017/html/Wei_Object_CVPR_2017_paper.html", ARXIV + "1703.08448v2", name="AE-PSL"),
        paper(
            ERASING,
            "http://openaccess.thecvf.com//content_cvpr_2017/papers/Wei_Object_CVPR_2017_paper.pdf",
            name="AE-PSL",
        ),
    ),
    "retitled preprint of an earlier year": (
        paper(
            "Weakly Supervised Segmentation via Alternative Self-Dual Teaching",
            ARXIV + "2112.09459",
            name="ASDT",
            year=2021,
        ),
        paper(
            "Weakly Supervised Segmentation via Alternate Self-Dual Teaching",
            IEEE + "document/10367821",
            name="ASDT",
            venue="TIP",
            year=2023,
        ),
        paper(
            "Weakly Supervised Segmentation via Alternate Self-Dual Teaching",
            IEEE + "abstract/document/10367821/",
            name="ASDT",
            venue="TIP",
            year=2023,
        ),
    ),
    "another venue under one identifier": (
        paper(
            "CIAN: Cross-Image Affinity Net for Weakly Supervised Segmentation",
            ARXIV + "1811.10842",
            venue="AAAI",
            year=2020,
        ),
        paper("CIAN", "https://arxiv.org/pdf/1811.10842v3.pdf", name="CIAN", venue="CVPR", year=2019),
    ),
    "nothing common to all": (
        paper(
            "PSA: " + AFFINITY,
            CVF + "_cvpr_2018/papers/Ahn_Learning_CVPR_2018_paper.pdf",
            name="PSA",
            venue="CVPR",
            year=2018,
        ),
        paper(
            "AffinityNet", GITHUB + "jiwoon-ahn/psa", ARXIV + "1803.10464", name="AffinityNet", venue="CVPR", year=2018
        ),
        paper(AFFINITY, name="AffinityNet", venue="CVPR", year=2018),
        paper("psa", GITHUB + "jiwoon-ahn/psa", name="psa", venue="CVPR", year=2018),
        paper(AFFINITY.lower()),
    ),
    "two nicknames": (
        paper("JSWS: Joint Learning of Saliency Detection and Segmentation", ARXIV + "1909.04161"),
        paper("Joint Learning of Saliency Detection and Segmentation", name="SSNet", venue="ICCV", year=2019),
    ),
    "transposed nickname, one repository": (
        paper(
            "Bootstrapping the Performance of Webly Supervised Segmentation",
            GITHUB + "ascust/BDWSS",
            venue="CVPR",
            year=2018,
        ),
        paper("BDSSW", GITHUB + "ascust/BDWSS", name="BDSSW", venue="CVPR", year=2018),
    ),
    "the description is the title": (
        paper("Dilated Residual Networks", venue="CVPR", year=2017),
        paper("rdn", GITHUB + "fyu/drn", description="Dilated Residual Networks, 75.6 %, may be the best available"),
    ),
    "two identifiers of different kinds": (
        paper(
            "MDC: Revisiting Dilated Convolution for Segmentation",
            CVF + "_cvpr_2018/CameraReady/0812.pdf",
            venue="CVPR",
            year=2018,
        ),
        paper("MDC", ARXIV + "1805.04574", name="MDC", venue="CVPR", year=2018),
    ),
    "results row and bullet, venue spelled in two ways": (
        paper("CONTA (+SEAM)", name="CONTA", venue="NIPS", year=2020),
        paper(
            "Causal Intervention for Weakly-Supervised Semantic Segmentation", name="CONTA", venue="NeurIPS", year=2020
        ),
    ),
    "two results rows": (
        paper("WSGCN (IRN)", ARXIV + "2103.16762", name="WSGCN", venue="ICME", year=2021, fields={"val": "66.7"}),
        paper("WSGCN (IRN)", ARXIV + "2103.16762", name="WSGCN", venue="ICME", year=2021, fields={"val": "68.7"}),
    ),
    "empty row with identifiers only": (
        paper("CDA", ARXIV + "2103.01795", name="CDA"),
        paper("Context Decoupling Augmentation for Segmentation", ARXIV + "2103.01795v1", venue="ICCV", year=2021),
    ),
    "lost space": (
        paper("RRM: Reliability Does Matter: An End-to-EndWeakly Supervised Approach"),
        paper("Reliability Does Matter An End-to-End Weakly Supervised Approach", venue="AAAI", year=2020),
    ),
    "lost space after a colon": (
        paper("DINO is Also a Semantic Guider:Exploiting Class-aware Affinity"),
        paper("DINO is Also a Semantic Guider: Exploiting Class-aware Affinity"),
    ),
    "typing error": (
        paper("Convolutional Random Walk Networks for Semantic Image Segmetation"),
        paper("Convolutional Random Walk Networks for Semantic Image Segmentation"),
    ),
    "hyphens": (
        paper("Weakly Supervised Segmentation Based on Web Image Co-segmentation", ARXIV + "1705.09052"),
        paper("Weakly-Supervised Segmentation Based on Web Image Cosegmentation", venue="BMVC", year=2017),
    ),
    "leading word lost": (
        paper("On Regularized Losses for Weakly-supervised CNN Segmentation", venue="ECCV", year=2018),
        paper("Regularized Losses for Weakly-supervised CNN Segmentation", GITHUB + "meng-tang/rloss"),
    ),
    "preprint year and venue": (
        paper("Cross-Image Region Mining with Region Prototypical Network", venue="TMM", year=2021),
        paper("Cross-Image Region Mining with Region Prototypical Network", venue="arXiv", year=2019),
    ),
    "two owners of the code of one paper": (
        paper("Activation Modulation and Recalibration Scheme", GITHUB + "jieqin-ai/AMR", venue="AAAI", year=2022),
        paper("Activation Modulation and Recalibration Scheme", GITHUB + "JayQine/AMR", venue="AAAI", year=2022),
    ),
    "wrapped address": (
        paper(
            "From Image-level to Pixel-level Labeling",
            "https://link.zhihu.com/?target=https%3A//arxiv.org/abs/1411.6228",
        ),
        paper("MIL-seg", ARXIV + "1411.6228", name="MIL-seg"),
    ),
    "short title of one year": (
        paper("Mask R-CNN", ARXIV + "1703.06870", year=2017),
        paper("Mask R-CNN", venue="ICCV", year=2017),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_one_work(case: str) -> None:
    assert len(merged(*SAME[case]).works) == 1
    assert len(merged(*reversed(SAME[case]), one_list=True).works) == 1


EXTENSIONS = (
    "`+` after the name, title equal behind it",
    "journal version of the same name",
    "journal version of the same name and repository",
    "`++` with another title",
    "one repository, unlike titles",
)


@pytest.mark.parametrize("case", EXTENSIONS)
def test_an_extension_names_what_it_extends(case: str) -> None:
    earlier, later = DIFFERENT[case]
    works = {work.record.title: work for work in merged(earlier, later).works}
    extends = works[later.title].extends
    assert extends is not None
    assert extends.title == earlier.title
    assert works[earlier.title].extends is None


REVIEWED = (
    "wrong link: one identifier, two titles, other venue and year",
    "one title, two arXiv numbers",
    "two names before one short phrase",
)


@pytest.mark.parametrize("case", REVIEWED)
def test_what_only_a_person_can_tell_is_left_to_review(case: str) -> None:
    reviews = merged(*DIFFERENT[case]).reviews
    assert [{review.left.title, review.right.title} for review in reviews] == [
        {record.title for record in DIFFERENT[case]}
    ]
    assert reviews[0].evidence


def test_most_that_is_different_is_not_asked() -> None:
    asked = {case for case, records in DIFFERENT.items() if merged(*records).reviews}
    assert len(asked) <= 5, asked


def test_a_hub_title_fuses_nothing() -> None:
    hub = paper(WEBLY, name="WSSS")
    others = [
        paper(f"{word} {WEBLY} of {word} Scenes", name="WSSS")
        for word in ("Urban", "Aerial", "Indoor", "Marine", "Rural")
    ]
    assert len(merged(hub, *others).works) == 6


def test_a_row_without_a_title_brings_no_two_titles_together() -> None:
    result = merged(
        paper("Learning Affinity from Attention with Transformers", ARXIV + "2203.02664"),
        paper(
            "Hierarchical Semantic Contrast for Weak Supervision",
            ARXIV + "2204.00001",
            name="HSC",
            venue="IJCAI",
            year=2023,
        ),
        paper("HSC", ARXIV + "2203.02664", name="HSC", venue="IJCAI", year=2023),
    )
    assert sorted(len(work.mentions) for work in result.works) == [1, 2]


def test_a_link_under_many_titles_identifies_none_of_them() -> None:
    page = "https://conference.example.org/2020/accepted-papers"
    titles = [
        f"{word} Methods for Segmentation of Things"
        for word in ("Fast", "Slow", "Deep", "Wide", "Sparse", "Dense", "Robust")
    ]
    assert len(merged(*(paper(title, page) for title in titles)).works) == len(titles)


def test_an_entry_with_many_papers_is_none_of_them() -> None:
    many = [ARXIV + f"2001.0000{digit}" for digit in range(5)]
    result = merged(paper("Text to Image and Back Again", *many), paper("Deep Fusion for Image Synthesis", many[0]))
    assert len(result.works) == 2
    assert not result.reviews


def test_a_framework_does_not_take_in_the_papers_that_use_it() -> None:
    result = merged(
        paper("Adaptive Heads for Dense Object Detection", GITHUB + "open-mmlab/mmdetection", venue="CVPR", year=2020),
        Record(
            "mmdetection",
            Place("", 0, 0),
            kind=Kind.SOFTWARE,
            links=(Link(Role.CODE, "", GITHUB + "open-mmlab/mmdetection"),),
        ),
    )
    assert len(result.works) == 2


def test_a_record_with_neither_words_nor_links_is_a_work_all_the_same() -> None:
    merged = merge([Record("|", Place("a.md", 1, 1)), Record("", Place("a.md", 2, 2))])

    assert sorted(work.id for work in merged.works) == ["untitled", "untitled#2"]
