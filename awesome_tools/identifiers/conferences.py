"""Proceedings in computer vision: CVF open access, ECVA, BMVC, MICCAI.

Source: the sites' own URL forms. A file name (stem) names a paper only together with its conference and year. Stems
were cut short up to 2018, so they keep the author. Number spaces that no rule connects stay apart: camera-ready
numbers, and the numbers of ECVA's html and pdf pages.
"""

from __future__ import annotations

from awesome_tools.identifiers.rule import Rule

_CVF = "openaccess.thecvf.com cv-foundation.org"
_FILE = (
    r"(?P<stem>[^/]+?)(?:_(?P=conf)w?_(?P=year)|_(?P=year)_(?P=conf)w?)?"
    r"(?:_workshops?)?_(?:paper|supplemental|supp|poster|oral)(?:\.\w+)?"
)


def _cvf(head: str) -> str:
    """The path of a CVF paper below a folder that names the groups `conf` and `year`."""
    folders = r"(?:[^/]+/){0,3}?(?:papers|html|supplemental|supp)/(?:[^/]+/){0,3}?"
    return rf"(?:/openaccess)?/{head}/{folders}{_FILE}"


RULES = (
    Rule(
        scheme="cvf-cr",
        hosts=_CVF,
        pattern=r"(?:/openaccess)?/content_(?P<conf>[a-z]+)_(?P<year>\d{4})/cameraready/(?P<n>\d+)\.pdf",
        template="{conf}{year}:{n}",
        example="http://openaccess.thecvf.com/content_cvpr_2018/CameraReady/1021.pdf",
        gives="cvf-cr:cvpr2018:1021",
        counter_example="http://openaccess.thecvf.com/content_cvpr_2018/CameraReady/index.html",
    ),
    Rule(
        scheme="cvf",
        hosts=_CVF,
        pattern=_cvf(r"content_(?P<conf>[a-z]+)(?<!w)_(?P<year>\d{4})"),
        template="{conf}{year}:{stem}",
        example="http://openaccess.thecvf.com/content_CVPR_2019/papers/Lee_FickleNet_CVPR_2019_paper.pdf",
        gives="cvf:cvpr2019:lee_ficklenet",
        counter_example="http://openaccess.thecvf.com/content_CVPR_2019/papers/",
    ),
    Rule(
        scheme="cvf",
        hosts=_CVF,
        pattern=_cvf(r"content_(?P<conf>[a-z]+)_(?P<year>\d{4})_workshops"),
        template="{conf}{year}w:{stem}",
        example="https://openaccess.thecvf.com/content_cvpr_2018_workshops/papers/w13/Li_A_CVPR_2018_paper.pdf",
        gives="cvf:cvpr2018w:li_a",
        counter_example="https://openaccess.thecvf.com/content_cvpr_2018_workshops/w13.py",
    ),
    Rule(
        scheme="cvf",
        hosts=_CVF,
        pattern=_cvf(r"content_(?P<conf>[a-z]+)(?:w|_workshops)_(?P<year>\d{4})"),
        template="{conf}{year}w:{stem}",
        example="http://openaccess.thecvf.com/content_CVPRW_2019/papers/Deep%20Vision/Li_A_CVPRW_2019_paper.pdf",
        gives="cvf:cvpr2019w:li_a",
        counter_example="http://openaccess.thecvf.com/content_CVPRW_2019/html/Vision/",
    ),
    Rule(
        scheme="cvf",
        hosts=_CVF,
        pattern=_cvf(r"content/(?P<conf>[a-z]+)(?P<year>\d{4})"),
        template="{conf}{year}:{stem}",
        example="https://openaccess.thecvf.com/content/CVPR2024/html/Yang_Separate_CVPR_2024_paper.html",
        gives="cvf:cvpr2024:yang_separate",
        counter_example="https://openaccess.thecvf.com/content/CVPR2024",
    ),
    Rule(
        scheme="cvf",
        hosts=_CVF,
        pattern=_cvf(r"content/(?P<conf>[a-z]+)(?P<year>\d{4})w"),
        template="{conf}{year}w:{stem}",
        example="https://openaccess.thecvf.com/content/CVPR2021W/MAI/papers/Li_A_CVPRW_2021_paper.pdf",
        gives="cvf:cvpr2021w:li_a",
        counter_example="https://openaccess.thecvf.com/CVPR2021_workshops/MAI",
    ),
    Rule(
        scheme="ecva",
        hosts="ecva.net",
        pattern=r"/papers/eccv_(?P<year>\d{4})/papers_eccv/papers/(?P<n>\d+)(?:[-_]supp\w*)?\.\w+",
        template="{year}:pdf:{n}",
        example="https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/123670290.pdf",
        gives="ecva:2020:pdf:123670290",
        counter_example="https://www.ecva.net/papers.php",
    ),
    Rule(
        scheme="ecva",
        hosts="ecva.net",
        pattern=r"/papers/eccv_(?P<year>\d{4})/papers_eccv/html/(?P<n>\d+)_eccv_\d{4}_paper\.php",
        template="{year}:html:{n}",
        example="https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/2245_ECCV_2020_paper.php",
        gives="ecva:2020:html:2245",
        counter_example="https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/",
    ),
    Rule(
        scheme="bmvc",
        hosts="bmva.org bmva-archive.org.uk",
        pattern=r"/bmvc/(?P<year>\d{4})/papers/paper0*(?P<n>[1-9]\d*)(?:/.*)?",
        template="{year}/{n}",
        example="http://www.bmva.org/bmvc/2013/Papers/paper0032/paper0032.pdf",
        gives="bmvc:2013/32",
        counter_example="http://www.bmva.org/bmvc/2013/Papers/",
    ),
    Rule(
        scheme="bmvc",
        hosts="bmvc2018.org",
        pattern=r"/contents/papers/0*(?P<n>[1-9]\d*)\.pdf",
        template="2018/{n}",
        example="http://bmvc2018.org/contents/papers/0249.pdf",
        gives="bmvc:2018/249",
        counter_example="http://bmvc2018.org/programme.html",
    ),
    Rule(
        scheme="bmvc",
        hosts="bmvc2019.org",
        pattern=r"/wp-content/uploads/papers/0*(?P<n>[1-9]\d*)-\w+\.\w+",
        template="2019/{n}",
        example="https://bmvc2019.org/wp-content/uploads/papers/0201-paper.pdf",
        gives="bmvc:2019/201",
        counter_example="https://bmvc2019.org/programme/",
    ),
    Rule(
        scheme="bmvc",
        hosts="bmvc2020-conference.com",
        pattern=r"/(?:assets|conference)/papers/(?:paper_)?0*(?P<n>[1-9]\d*)\.\w+",
        template="2020/{n}",
        example="https://www.bmvc2020-conference.com/assets/papers/0044.pdf",
        gives="bmvc:2020/44",
        counter_example="https://www.bmvc2020-conference.com/",
    ),
    Rule(
        scheme="bmvc",
        hosts="bmvc2021-virtualconference.com",
        pattern=r"/(?:assets|conference)/papers/(?:paper_)?0*(?P<n>[1-9]\d*)\.\w+",
        template="2021/{n}",
        example="https://www.bmvc2021-virtualconference.com/conference/papers/paper_1145.html",
        gives="bmvc:2021/1145",
        counter_example="https://www.bmvc2021-virtualconference.com/conference/",
    ),
    Rule(
        scheme="bmvc",
        hosts="bmvc2022.mpi-inf.mpg.de",
        pattern=r"/0*(?P<n>[1-9]\d*)(?:\.\w+)?",
        template="2022/{n}",
        example="https://bmvc2022.mpi-inf.mpg.de/0020.pdf",
        gives="bmvc:2022/20",
        counter_example="https://bmvc2022.mpi-inf.mpg.de/programme",
    ),
    Rule(
        scheme="bmvc",
        hosts="papers.bmvc2023.org",
        pattern=r"/0*(?P<n>[1-9]\d*)\.pdf",
        template="2023/{n}",
        example="https://papers.bmvc2023.org/0109.pdf",
        gives="bmvc:2023/109",
        counter_example="https://papers.bmvc2023.org/",
    ),
    # The page names both its own number and that of the paper, which the file has.
    Rule(
        scheme="miccai",
        hosts="papers.miccai.org",
        pattern=r"/miccai-(?P<year>\d{4})/\d+-paper0*(?P<n>[1-9]\d*)\.html",
        template="{year}/{n}",
        example="https://papers.miccai.org/miccai-2024/154-Paper3485.html",
        gives="miccai:2024/3485",
        counter_example="https://papers.miccai.org/miccai-2024/",
    ),
    Rule(
        scheme="miccai",
        hosts="papers.miccai.org",
        pattern=r"/miccai-(?P<year>\d{4})/(?:paper|supp)/0*(?P<n>[1-9]\d*)_(?:paper|supp)\.\w+",
        template="{year}/{n}",
        example="https://papers.miccai.org/miccai-2024/paper/3485_paper.pdf",
        gives="miccai:2024/3485",
        counter_example="https://papers.miccai.org/miccai-2024/paper/",
    ),
)

# For hosts without a rule of their own: a copy of a CVF file under its name, which holds author, title and conference.
MIRROR_RULES = (
    Rule(
        scheme="cvf",
        hosts="*",
        pattern=r"/(?:[^/]+/){0,8}?(?P<stem>[\w-]+?)_(?P<conf>cvpr|iccv|wacv|accv)_(?P<year>\d{4})_paper\.pdf",
        template="{conf}{year}:{stem}",
        example="http://example.net/cvpr2018/Huang_Weakly-Supervised_Semantic_Segmentation_CVPR_2018_paper.pdf",
        gives="cvf:cvpr2018:huang_weakly-supervised_semantic_segmentation",
        counter_example="http://example.net/cvpr2018/CVPR_2018_paper.pdf",
    ),
)
