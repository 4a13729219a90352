"""URLs as they stand in real lists, and what they are identified as, compared by and taken for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from awesome_tools.identifiers import (
    Identifier,
    canonical_url,
    holds_source,
    homepage_of,
    host_kind,
    identify,
    is_paper,
    is_repository,
    key,
    kind_of,
    unwrap,
)

# Different URLs of one thing.
SAME = {
    "arxiv:2004.04581": """
        https://arxiv.org/abs/2004.04581
        http://arxiv.org/pdf/2004.04581v1
        https://arxiv.org/abs/2004.04581.pdf
        https://www.arxiv.org/pdf/2004.04581.pdf?utm_content=x
        https://export.arxiv.org/abs/2004.04581
        http://cn.arxiv.org/pdf/2004.04581
        https://arxiv.org/html/2004.04581v2
        https://arxiv.org/ps/2004.04581
        https://arxiv.org/format/2004.04581
        https://arxiv.org/e-print/2004.04581
        https://arxiv.org/src/2004.04581
        https://arxiv.org/abs/arXiv:2004.04581
        https://arxiv.org/abs/2004.04581).
        https://arxiv.org//abs//2004.04581/
        arxiv.org/abs/2004.04581
        arXiv:2004.04581
        https://ar5iv.labs.arxiv.org/html/2004.04581
        https://ar5iv.org/abs/2004.04581
        https://www.alphaxiv.org/abs/2004.04581
        https://scirate.com/arxiv/2004.04581
        https://huggingface.co/papers/2004.04581
        https://www.arxiv-vanity.com/papers/2004.04581/
        https://doi.org/10.48550/arXiv.2004.04581
        https://link.zhihu.com/?target=http%3A//arxiv.org/pdf/2004.04581
        https://web.archive.org/web/20200101/https://arxiv.org/abs/2004.04581
        https://sci-hub.tw/https://arxiv.org/abs/2004.04581
        https://www.google.com/url?sa=D&q=https://arxiv.org/abs/2004.04581&ust=1
        https://l.facebook.com/l.php?u=https%3A%2F%2Fweb.archive.org%2Fweb%2F2020%2Fhttps%3A%2F%2Farxiv.org%2Fabs%2F2004.04581
    """,
    "arxiv:math/0309136": """
        https://arxiv.org/abs/math/0309136
        https://arxiv.org/pdf/math.GT/0309136v1.pdf
        http://xxx.lanl.gov/abs/math.GT/0309136
        https://doi.org/10.48550/arXiv.math/0309136
    """,
    "doi:10.1007/s11263-020-01373-4": """
        https://doi.org/10.1007/s11263-020-01373-4
        http://dx.doi.org/10.1007/S11263-020-01373-4
        https://link.springer.com/article/10.1007/s11263-020-01373-4
        https://link.springer.com/article/10.1007%2Fs11263-020-01373-4#citeas
        https://link.springer.com/content/pdf/10.1007/s11263-020-01373-4.pdf
        https://link.springer.com/epdf/10.1007/s11263-020-01373-4
        https://sci-hub.se/10.1007/s11263-020-01373-4
        doi:10.1007/s11263-020-01373-4
    """,
    "doi:10.1145/3394486.3403376": """
        https://dl.acm.org/doi/10.1145/3394486.3403376
        https://dl.acm.org/doi/abs/10.1145/3394486.3403376
        https://dl.acm.org/doi/pdf/10.1145/3394486.3403376?download=true
        https://dl.acm.org/doi/fullHtml/10.1145/3394486.3403376
    """,
    "doi:10.1002/mp.13940": """
        https://onlinelibrary.wiley.com/doi/10.1002/mp.13940
        https://aapm.onlinelibrary.wiley.com/doi/full/10.1002/mp.13940
        https://doi.org/10.1002/mp.13940.
    """,
    "doi:10.1126/science.aau6249": """
        https://www.science.org/doi/10.1126/science.aau6249
        https://www.science.org/doi/pdf/10.1126/science.aau6249
        https://science.sciencemag.org/doi/abs/10.1126/science.aau6249
    """,
    "doi:10.1073/pnas.1916786117": "https://www.pnas.org/doi/full/10.1073/pnas.1916786117",
    "doi:10.1021/acs.jcim.9b00237": "https://pubs.acs.org/doi/abs/10.1021/acs.jcim.9b00237",
    "doi:10.1038/s41586-020-2824-5": """
        https://www.nature.com/articles/s41586-020-2824-5
        https://www.nature.com/articles/s41586-020-2824-5.pdf
        https://www.nature.com/articles/s41586-020-2824-5/figures/1
        https://doi.org/10.1038/s41586-020-2824-5
    """,
    "doi:10.1038/nature16961": """
        https://www.nature.com/articles/nature16961
        http://www.nature.com/nature/journal/v529/n7587/full/nature16961.html
    """,
    "doi:10.1101/2023.05.25.542052": """
        https://www.biorxiv.org/content/10.1101/2023.05.25.542052v1
        https://www.biorxiv.org/content/10.1101/2023.05.25.542052v2.full.pdf
        https://www.biorxiv.org/content/biorxiv/early/2023/05/26/10.1101/2023.05.25.542052v1
    """,
    "doi:10.1093/bioinformatics/btz682": """
        https://academic.oup.com/bioinformatics/advance-article/doi/10.1093/bioinformatics/btz682/5560
        https://doi.org/10.1093/bioinformatics/btz682
    """,
    "doi:10.3389/fncom.2021.1": "https://www.frontiersin.org/articles/10.3389/fncom.2021.1/full",
    "doi:10.1186/s13321-019-0407-y": "https://jcheminf.biomedcentral.com/articles/10.1186/s13321-019-0407-y",
    "doi:10.1088/1361-6560/abc04e": "https://iopscience.iop.org/article/10.1088/1361-6560/abc04e/pdf",
    "doi:10.1016/s0140-6736(20)30183-5": "https://doi.org/10.1016/S0140-6736(20)30183-5)",
    "cvf:cvpr2019:lee_ficklenet_weakly": """
        http://openaccess.thecvf.com/content_CVPR_2019/papers/Lee_FickleNet_Weakly_CVPR_2019_paper.pdf
        https://openaccess.thecvf.com/content_CVPR_2019/html/Lee_FickleNet_Weakly_CVPR_2019_paper.html
        https://openaccess.thecvf.com//content_cvpr_2019/html/Lee_FickleNet_Weakly_CVPR_2019_paper.html
        https://openaccess.thecvf.com/content_CVPR_2019/supplemental/Lee_FickleNet_Weakly_CVPR_2019_supplemental.pdf
    """,
    "cvf:cvpr2014:oquab_learning": """
        http://www.cv-foundation.org/openaccess/content_cvpr_2014/papers/Oquab_Learning_2014_CVPR_paper.pdf
        https://openaccess.thecvf.com/content_cvpr_2014/html/Oquab_Learning_2014_CVPR_paper.html
    """,
    "cvf:cvpr2024:yang_separate": """
        https://openaccess.thecvf.com/content/CVPR2024/papers/Yang_Separate_CVPR_2024_paper.pdf
        https://openaccess.thecvf.com//content/CVPR2024/html/Yang_Separate_CVPR_2024_paper.html
        https://openaccess.thecvf.com/content/CVPR2024/supplemental/Yang_Separate_CVPR_2024_supplemental.pdf
    """,
    "cvf:cvpr2014w:razavian_cnn": (
        "http://www.cv-foundation.org/openaccess/content_cvpr_workshops_2014/W15/papers/Razavian_CNN_2014_CVPR_paper.pdf"
    ),
    "cvf:cvpr2018:huang_weakly-supervised_semantic_segmentation": """
        http://openaccess.thecvf.com/content_cvpr_2018/html/Huang_Weakly-Supervised_Semantic_Segmentation_CVPR_2018_paper.html
        http://zpascal.net/cvpr2018/Huang_Weakly-Supervised_Semantic_Segmentation_CVPR_2018_paper.pdf
    """,
    "nips:4824": """
        http://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks.pdf
        https://papers.neurips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks
        https://papers.nips.cc/paper/4824
    """,
    "neurips:1dba5eed8838571e1c80af145184e515": """
        https://proceedings.neurips.cc/paper/2021/hash/1dba5eed8838571e1c80af145184e515-Abstract.html
        https://papers.nips.cc/paper_files/paper/2021/file/1dba5eed8838571e1c80af145184e515-Paper.pdf
    """,
    "openreview:rJWechg0Z": """
        https://openreview.net/forum?id=rJWechg0Z
        https://openreview.net/pdf?id=rJWechg0Z
        https://openreview.net/forum?noteId=S1&id=rJWechg0Z#all
        https://openreview.net/attachment?id=rJWechg0Z&name=supplementary_material
    """,
    "aaai:16213": """
        https://ojs.aaai.org/index.php/AAAI/article/view/16213
        https://ojs.aaai.org//index.php/AAAI/article/view/16213/16020
        https://www.aaai.org/ojs/index.php/AAAI/article/view/16213
    """,
    "ijcai:2020/352": """
        https://www.ijcai.org/Proceedings/2020/0352.pdf
        https://www.ijcai.org/proceedings/2020/352
        https://doi.org/10.24963/ijcai.2020/352
    """,
    "pmlr:v37/chung15": """
        http://proceedings.mlr.press/v37/chung15.html
        http://proceedings.mlr.press/v37/chung15.pdf
        https://proceedings.mlr.press/v37/chung15/chung15.pdf
        http://www.jmlr.org/proceedings/papers/v37/chung15.pdf
    """,
    "acl:N16-1030": """
        https://aclanthology.org/N16-1030/
        https://aclanthology.org/N16-1030v2.pdf
        http://aclweb.org/anthology/N/N16/N16-1030.pdf
        https://doi.org/10.18653/v1/n16-1030
    """,
    "ieee:9837087": """
        https://ieeexplore.ieee.org/document/9837087
        https://ieeexplore.ieee.org/abstract/document/9837087/
        https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=9837087
        http://ieeexplore.ieee.org/xpl/articleDetails.jsp?arnumber=09837087
    """,
    "pii:S092523122201013X": """
        https://www.sciencedirect.com/science/article/pii/S092523122201013X
        https://www.sciencedirect.com/science/article/abs/pii/S092523122201013X?via%3Dihub
    """,
    "s2:66b7eef326d1db1fa2b19d5dc6b84d3d2a95b76c": """
        https://pdfs.semanticscholar.org/66b7/eef326d1db1fa2b19d5dc6b84d3d2a95b76c.pdf?_ga=2.3
        https://www.semanticscholar.org/paper/66b7eef326d1db1fa2b19d5dc6b84d3d2a95b76c
    """,
    "hal:01292794": """
        https://hal.archives-ouvertes.fr/hal-01292794/document
        https://hal.science/hal-01292794v2
        https://inria.hal.science/hal-01292794/file/paper.pdf
    """,
    "gh:halbielee/eps": """
        https://github.com/halbielee/EPS
        http://www.github.com/halbielee/EPS/
        https://github.com/halbielee/eps#readme
        https://github.com/halbielee/EPS?tab=readme-ov-file
        https://github.com/halbielee/EPS/tree/main/voc12
        https://github.com/halbielee/EPS/issues/3
        git@github.com:halbielee/EPS.git
        ssh://git@github.com/halbielee/EPS.git
        git://github.com/halbielee/EPS.git
        git+https://github.com/halbielee/EPS.git
        github.com/halbielee/EPS
        https://raw.githubusercontent.com/halbielee/EPS/main/README.md
        https://pkg.go.dev/github.com/halbielee/eps@v1.2.3/v2
    """,
    "gl:particify/dev/foss/arsnova": """
        https://gitlab.com/particify/dev/foss/arsnova
        https://gitlab.com/Particify/dev/foss/arsnova/-/blob/master/README.md
        https://gitlab.com/particify/dev/foss/arsnova/tree/master/doc
        git@gitlab.com:particify/dev/foss/arsnova.git
    """,
    "hf:datasets/fka/awesome-chatgpt-prompts": """
        https://huggingface.co/datasets/fka/awesome-chatgpt-prompts
        https://hf.co/datasets/fka/awesome-chatgpt-prompts/blob/main/prompts.csv
    """,
    "yt:FetNp6f19IM": """
        https://www.youtube.com/watch?v=FetNp6f19IM
        http://youtube.com/watch?feature=youtu.be&v=FetNp6f19IM&t=3s
        https://m.youtube.com/watch?v=FetNp6f19IM&list=PL5AD6A57D77BFEB5E
        https://youtu.be/FetNp6f19IM?si=abc
        https://www.youtube.com/embed/FetNp6f19IM
        https://www.youtube.com/shorts/FetNp6f19IM
        https://www.youtube.com/live/FetNp6f19IM
    """,
    "crate:rtic": "https://crates.io/crates/rtic https://lib.rs/crates/rtic",
    "appstore:6755948110": """
        https://apps.apple.com/app/Deskmark/6755948110?platform=mac
        https://itunes.apple.com/us/app/deskmark/id6755948110?mt=8
    """,
}

# Pairs that look alike and are not the same.
DIFFERENT = [
    ("https://openreview.net/forum?id=rJWechg0Z", "https://openreview.net/forum?id=rJWechg0z"),
    ("https://www.youtube.com/watch?v=FetNp6f19IM", "https://www.youtube.com/watch?v=bXfZFmE8cjo"),
    ("https://www.youtube.com/watch?v=FetNp6f19IM", "https://www.youtube.com/playlist?list=PL5AD6A57D77BFEB5E"),
    ("https://www.bilibili.com/video/BV1S5411w7Yo?p=5", "https://www.bilibili.com/video/BV1S5411w7Yo?p=6"),
    (
        "http://openaccess.thecvf.com/content_cvpr_2018/CameraReady/1021.pdf",
        "http://openaccess.thecvf.com/content_cvpr_2018/papers/1021_CVPR_2018_paper.pdf",
    ),
    (
        "https://openaccess.thecvf.com/content/CVPR2021/papers/Li_A_CVPR_2021_paper.pdf",
        "https://openaccess.thecvf.com/content/CVPR2021W/MAI/papers/Li_A_CVPR_2021_paper.pdf",
    ),
    ("https://github.com/a/b", "https://gitlab.com/a/b"),
    ("https://github.com/a", "https://github.com/a/a"),
    ("https://gitlab.com/a/b", "https://gitlab.gnome.org/a/b"),
    ("https://a.org/?id=1", "https://a.org/?id=2"),
    ("https://a.org/Page", "https://a.org/page"),
    ("https://a.org/#/one", "https://a.org/#/two"),
    ("https://a.org:8080/", "https://a.org/"),
]

NOT_IDENTIFIED = """
    https://arxiv.org
    https://arxiv.org/list/cs.CV/recent
    https://arxiv.org/abs/1705.1262
    https://arxiv.org/abs/2013.04581
    https://github.com
    https://github.com/topics/deep-learning
    https://github.com/sponsors/sindresorhus
    https://github.com:8443/o/r
    https://evil.example/github.com/o/r
    https://github.com@evil.example/o/r
    https://github.com.evil.example/o/r
    https://google.evil.example/url?q=https://arxiv.org/abs/2004.04581
    https://papers.nips.cc/paper/2020
    https://openreview.net/group?id=ICLR.cc/2020/Conference
    https://www.youtube.com/@AndrejKarpathy
    https://hbilen.github.io/wsl-cvpr18.github.io/
    https://pkg.go.dev/testing
    https://www.nature.com/nature
    mailto:someone@github.com
    docs/arxiv.org/abs/2004.04581
    README.md
    #github.com/o/r
"""

IN_FULL = [
    ("https://arxiv.org/abs/2004.04581v6", Identifier("arxiv", "2004.04581", "v6")),
    ("https://hal.science/hal-01292794v2/document", Identifier("hal", "01292794", "v2")),
    ("https://github.com/O/R/tree/dev/Sub/Dir", Identifier("gh", "o/r", "dev", "Sub/Dir")),
    ("https://github.com/O/R/tree/v2.0", Identifier("gh", "o/r", "v2.0")),
    ("https://github.com/O/R/blob/main/a%20b.md", Identifier("gh", "o/r", "main", "a b.md")),
    ("https://github.com/O/R/wiki/Home", Identifier("gh", "o/r", None, "wiki/Home")),
    ("https://raw.githubusercontent.com/O/R/refs/heads/main/x.png", Identifier("gh", "o/r", "main", "x.png")),
    ("https://gitlab.com/a/b/c/-/tree/main/X", Identifier("gl", "a/b/c", "main", "X")),
    ("https://gitlab.com/a/b/-/issues/3", Identifier("gl", "a/b", None, "-/issues/3")),
    ("https://codeberg.org/O/R/src/branch/main/X", Identifier("cb", "o/r", "main", "X")),
    ("https://bitbucket.org/O/R/src", Identifier("bb", "o/r")),
    ("https://git.sr.ht/~O/R/tree/master/item/X.md", Identifier("sr", "~o/r", "master", "X.md")),
    ("https://huggingface.co/O/N/tree/main", Identifier("hf", "o/n", "main")),
]

CANONICAL = [
    ("HTTP://WWW.Example.ORG:80/A//b/?utm_source=x#top", "http://example.org/A/b"),
    ("https://user:secret@example.org./a/", "https://example.org/a"),
    ("https://example.org/a/./b/../c", "https://example.org/a/c"),
    ("https://example.org/%7euser/%e4%b8%ad%2f", "https://example.org/~user/%E4%B8%AD%2F"),
    ("https://example.org/中 文", "https://example.org/%E4%B8%AD%20%E6%96%87"),
    ("https://example.org/Foo_%28bar%29", "https://example.org/Foo_(bar)"),
    ("https://example.org/100%", "https://example.org/100%25"),
    ("https://example.org/?b=2&a=1&&fbclid=z", "https://example.org?a=1&b=2"),
    ("https://example.org/?q=a+b", "https://example.org?q=a%20b"),
    ("https://example.org/app#!/page", "https://example.org/app#!/page"),
    ("https://example.org/app#/page", "https://example.org/app#/page"),
    ("https://[::1]:8443/x", "https://[::1]:8443/x"),
    ("https://web.archive.org/web/2019*/example.org/a", "http://example.org/a"),
    ("https://example.org/\u200ba\t", "https://example.org/a"),
    ("www.example.org/a", "http://example.org/a"),
    ("  mailto:a@b.org ", "mailto:a@b.org"),
    ("docs/a.md#x", "docs/a.md#x"),
    ("https://[", "https://["),
    ("https://example.org:port/", "https://example.org:port/"),
    ("https:///path", "https:///path"),
    ("", ""),
]

KINDS = {
    "paper": """
        https://arxiv.org/abs/2004.04581
        https://weiyc.github.io/assets/pdf/stc_tpami.pdf
        https://github.com/o/r/blob/main/paper.pdf
        https://www.cambridge.org/core/product/A1
        https://www.aaai.org/AAAI21Papers/AAAI-540.LiJ.html
        https://hal.science/some-portal/x
    """,
    "code": """
        https://github.com/o/r
        https://github.com/boostorg
        https://github.com/o/r/tree/main/src
        https://github.com/o/r/blob/main/train.py
        https://gitlab.gnome.org/GNOME/epiphany
        https://gitlab.com/gnukhata
        https://sourceforge.net/projects/maxima/
        https://code.google.com/archive/p/xld/source
        https://git.example.org/tool/
        https://bazaar.launchpad.net/~audio-recorder/audio-recorder/trunk/files
        https://anonymous.4open.science/r/CIAN/README.md
    """,
    "video": """
        https://youtu.be/FetNp6f19IM
        https://www.youtube.com/@AndrejKarpathy
        https://www.bilibili.com/video/BV1S5411w7Yo?p=5
        https://example.org/demo.mp4
    """,
    "other": """
        https://github.com/o/r/wiki
        https://github.com/o/r/issues/3
        https://github.com/o/r/releases
        https://github.com/o/r/blob/master/docs/guide.md
        https://github.com/o/r/blob/master/demo.ipynb
        https://github.com/o/awesome-things
        https://raw.githubusercontent.com/o/r/main/shot.png
        https://gist.github.com/xfanwu/18fd7c24360c68bab884
        https://arxiv.org/list/cs.CV/recent
        https://ieeexplore.ieee.org/
        https://zenodo.org/record/1214456
        https://huggingface.co/microsoft/phi-1
        https://crates.io/crates/rtic
        https://pkg.go.dev/github.com/spf13/cobra
        https://en.wikipedia.org/wiki/Deep_learning
        https://img.shields.io/github/stars/o/r
        https://codeberg.org
        https://github.com
        https://github.com/user-attachments/assets/fcc87e31-5580-444e-9318-9dd27beceb18
        https://crates.io/keywords/audio
        https://onlinelibrary.wiley.com/toc/10970258/2020/39/1
    """,
    None: "https://example.org https://hkchengrex.github.io/MiVOS/ mailto:a@b.org README.md",
}

HOSTILE = [
    "\x00",
    "http://",
    "://",
    "//",
    "https://[::1",
    "https://]/",
    "https://a:99999999/",
    "https://github.com/%",
    "https://github.com/%zz/%ff",
    "https://github.com/\ud800/r",
    "https://doi.org/10.1000/" + ")" * 8000,
    "https://github.com/o/" + "r" * 100_000,
    "https://" + "a." * 4000 + "org/",
    "https://www.google.com/url?q=" * 250,
    "https://web.archive.org/web/1/" * 10_000,
    "data:image/png;base64," + "A" * 1_000_000,
    "https://github.com/o/r?" + "&".join(f"p{n}={n}" for n in range(1500)),
    "http://a/" + "../" * 2700,
    "http://a/" + "%41" * 2700,
    "javascript:alert(1)",
]


@pytest.mark.parametrize(
    ("url", "expected"), [(url, expected) for expected, urls in SAME.items() for url in urls.split()]
)
def test_urls_of_one_thing_have_one_identifier(url: str, expected: str) -> None:
    assert str(identify(url)) == expected
    assert key(url) == expected


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_urls_of_different_things_have_different_keys(left: str, right: str) -> None:
    assert key(left) != key(right)


@pytest.mark.parametrize("url", NOT_IDENTIFIED.split())
def test_no_identifier_is_guessed(url: str) -> None:
    assert identify(url) is None
    assert key(url).startswith("url:")


@pytest.mark.parametrize(("url", "expected"), IN_FULL)
def test_version_and_path_are_told(url: str, expected: Identifier) -> None:
    assert identify(url) == expected


@pytest.mark.parametrize(("url", "expected"), CANONICAL)
def test_canonical_url(url: str, expected: str) -> None:
    assert canonical_url(url) == expected
    assert canonical_url(expected) == expected


def test_key_leaves_the_scheme_of_a_url_out() -> None:
    assert key("http://www.example.org/a/") == key("https://example.org/a") == "url:example.org/a"


@pytest.mark.parametrize(("url", "kind"), [(url, kind) for kind, urls in KINDS.items() for url in urls.split()])
def test_host_kind(url: str, kind: str | None) -> None:
    assert host_kind(url) == kind


def test_unwrap_gives_the_target_as_written() -> None:
    target = "https://Example.org/A/?b=c%20d#e"
    assert unwrap(f"https://web.archive.org/web/2020/{target}") == target
    assert unwrap(f" {target}\n") == target
    assert unwrap("https://www.google.com/search?q=https://example.org") == (
        "https://www.google.com/search?q=https://example.org"
    )
    assert unwrap("https://web.archive.org/") == "https://web.archive.org/"


def test_classification_by_scheme() -> None:
    assert is_paper(Identifier("arxiv", "2004.04581"))
    assert not is_paper(Identifier("doi", "10.5281/zenodo.1214456"))
    assert kind_of(Identifier("yt", "FetNp6f19IM")) == "video"
    assert is_repository(Identifier("gh", "o/r"))
    assert not is_repository(Identifier("gh-owner", "o"))
    assert holds_source(Identifier("gh", "o/r", "main", "src"))
    assert not holds_source(Identifier("gh", "o/r", None, "wiki"))


def test_homepages_are_hints_for_the_right_hosts_only() -> None:
    assert str(homepage_of("https://hkchengrex.github.io/MiVOS/")) == "gh:hkchengrex/mivos"
    assert str(homepage_of("https://klee.github.io")) == "gh:klee/klee.github.io"
    assert homepage_of("https://gist.github.com/a/b") is None
    assert homepage_of("https://example.org/MiVOS/") is None


@pytest.mark.parametrize("url", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_answered(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)
    assert identify(url) == identify(canonical_url(url))
    assert isinstance(unwrap(url), str)
    assert key(url)
    host_kind(url)
    homepage_of(url)


def test_import_is_cheap() -> None:
    """Only the standard library, and less than 40 ms of processor time on a slow machine (about 12 on a quick one)."""
    program = (
        "import dataclasses, re, sys, time, typing, urllib.parse\n"
        "before = set(sys.modules); start = time.process_time()\n"
        "import awesome_tools.identifiers\n"
        "took = time.process_time() - start\n"
        "new = {m for m in set(sys.modules) - before if not m.startswith('awesome_tools')}\n"
        "print(took < 0.04, sorted(new - set(sys.stdlib_module_names)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "[]"]
