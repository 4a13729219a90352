"""Source code: repositories on forges, with the sub-path that a link leads to.

Source: the forges' documented URL forms. Names of owners and repositories are compared without regard to case (the
forges redirect), paths and branches with it. The first segment after `tree/` counts as the branch.
"""

from __future__ import annotations

from awesome_tools.identifiers.rule import Rule

# First segments that are pages of the forge itself, not owners.
_GITHUB_PAGES = (
    "about|account|apps|blog|codespaces|collections|contact|copilot|customer-stories|dashboard|discussions|education|"
    "enterprise|events|explore|features|git-guides|issues|join|login|logout|marketplace|mobile|models|new|notifications|"
    "orgs|organizations|partners|pricing|pulls|readme|resources|search|security|sessions|settings|signup|site|solutions|"
    "sponsors|stars|team|topics|trending|user-attachments|users|watching"
)
_GITLAB_PAGES = (
    "-|admin|api|assets|dashboard|explore|groups|help|import|jwt|oauth|profile|projects|public|search|snippets|uploads|"
    "users"
)
_GITLAB_VIEWS = (
    "activity|badges|boards|branches|commits?|compare|container_registry|forks|graphs|issues|jobs|merge_requests|"
    "milestones|network|packages|pipelines|releases|snippets|starrers|tags|uploads|wikis"
)
_GITEA_PAGES = "api|assets|explore|help|org|organizations|search|user"
# Forges that run the software without saying so in their name.
_GITLABS = (
    "invent.kde.org salsa.debian.org framagit.org code.videolan.org git.drupalcode.org forge.inrae.fr git.ligo.org "
    "dev.gajim.org source.puri.sm 0xacab.org foss.heptapod.net git.rwth-aachen.de gitlab.**"
)
_GITEAS = "gitea.com notabug.org git.disroot.org git.gay code.forgejo.org gitea.** forgejo.**"
_SOURCEFORGE = "sourceforge.net sf.net git.code.sf.net hg.code.sf.net svn.code.sf.net"
_SAVANNAH = (
    "savannah.gnu.org savannah.nongnu.org git.savannah.gnu.org git.savannah.nongnu.org hg.savannah.gnu.org "
    "svn.savannah.gnu.org"
)

_OWNED = r"(?P<owner>[\w.~-]+)/(?P<name>[\w.-]+?)(?:\.git)?"
_IN_TREE = r"(?P<version>[^/]+)(?:/(?P<path>.+))?"
_PAGE = r"(?:/(?P<page>.+))?"
_REST = (
    r"(?:/(?:tree|src|source|overview|code)"
    rf"|/(?:tree|blob|raw|blame|edit|src|browse|media)/(?:(?:branch|tag|commit)/)?{_IN_TREE}"
    r"|/(?P<page>.+))?"
)
_PROJECT = (
    rf"/(?!(?:{_GITLAB_PAGES})(?:/|$))(?P<id>[\w.-]+(?:/[\w.-]+?){{1,20}}?)(?:\.git)?"
    rf"(?:/(?:-/)?(?:tree|blob|raw|blame)/{_IN_TREE}|/(?P<page>-/.+|(?:{_GITLAB_VIEWS})(?:/.*)?))?"
)


def _repository(value: str) -> str:
    """The value without a final full stop; empty if its last part has no letter or digit (`owner/..`)."""
    value = value.rstrip(".")
    return value if any(map(str.isalnum, value.rpartition("/")[2])) else ""


RULES = (
    Rule(
        scheme="gh",
        hosts="github.com ssh.github.com github.dev",
        pattern=rf"/(?!(?:{_GITHUB_PAGES})/){_OWNED}{_REST}",
        template="{owner}/{name}",
        example="https://github.com/rulixiang/VWE/tree/master/v2",
        gives="gh:rulixiang/vwe",
        counter_example="https://github.com/topics/semantic-segmentation",
        clean=_repository,
    ),
    Rule(
        scheme="gh",
        hosts="raw.githubusercontent.com raw.github.com media.githubusercontent.com",
        pattern=rf"(?:/media)?/{_OWNED}/(?:refs/(?:heads|tags)/)?{_IN_TREE}",
        template="{owner}/{name}",
        example="https://raw.githubusercontent.com/tinode/ios/master/ios-chat.png",
        gives="gh:tinode/ios",
        counter_example="https://raw.githubusercontent.com/tinode",
        clean=_repository,
    ),
    Rule(
        scheme="gh",
        hosts="codeload.github.com api.github.com",
        pattern=rf"/(?:repos/)?(?!(?:orgs|users|search|repos)/){_OWNED}{_PAGE}",
        template="{owner}/{name}",
        example="https://api.github.com/repos/tinode/ios/releases",
        gives="gh:tinode/ios",
        counter_example="https://api.github.com/users/tinode",
        clean=_repository,
    ),
    Rule(
        scheme="gh",
        hosts="pkg.go.dev godoc.org",
        pattern=r"/github\.com/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)(?:@[^/]*)?(?:/v\d+(?:@[^/]*)?)?(?:/(?P<page>.+))?",
        template="{owner}/{name}",
        example="https://pkg.go.dev/github.com/spf13/cobra/doc",
        gives="gh:spf13/cobra",
        counter_example="https://pkg.go.dev/golang.org/x/net",
        clean=_repository,
    ),
    Rule(
        scheme="gh-owner",
        hosts="github.com",
        pattern=rf"/(?!(?:{_GITHUB_PAGES})$)(?P<id>[a-z0-9][a-z0-9-]*)",
        template="{id}",
        example="https://github.com/boostorg",
        gives="gh-owner:boostorg",
        counter_example="https://github.com/trending",
    ),
    Rule(
        scheme="gist",
        hosts="gist.github.com gist.githubusercontent.com",
        pattern=r"/(?:[\w-]+/)?(?P<id>[0-9a-f]{20,40}|\d{3,12})(?:\.git|\.js|/.*)?",
        template="{id}",
        example="https://gist.github.com/xfanwu/18fd7c24360c68bab884",
        gives="gist:18fd7c24360c68bab884",
        counter_example="https://gist.github.com/discover",
    ),
    Rule(
        scheme="gl",
        hosts="gitlab.com",
        pattern=_PROJECT,
        template="{id}",
        example="https://gitlab.com/Particify/dev/foss/arsnova/-/tree/master/doc",
        gives="gl:particify/dev/foss/arsnova",
        counter_example="https://gitlab.com/explore/projects",
        clean=_repository,
    ),
    Rule(
        scheme="gl",
        hosts=_GITLABS,
        pattern=_PROJECT,
        template="{host}/{id}",
        example="https://gitlab.gnome.org/GNOME/epiphany.git",
        gives="gl:gitlab.gnome.org/gnome/epiphany",
        counter_example="https://gitlab.gnome.org/users/sign_in",
        clean=_repository,
    ),
    Rule(
        scheme="bb",
        hosts="bitbucket.org",
        pattern=rf"/{_OWNED}{_REST}",
        template="{owner}/{name}",
        example="https://bitbucket.org/Anwen/majremind/src/master/",
        gives="bb:anwen/majremind",
        counter_example="https://bitbucket.org/product",
        clean=_repository,
    ),
    Rule(
        scheme="cb",
        hosts="codeberg.org",
        pattern=rf"/(?!(?:{_GITEA_PAGES})/){_OWNED}{_REST}",
        template="{owner}/{name}",
        example="https://codeberg.org/emersion/goguma/src/branch/master/doc",
        gives="cb:emersion/goguma",
        counter_example="https://codeberg.org/explore/repos",
        clean=_repository,
    ),
    Rule(
        scheme="gitea",
        hosts=_GITEAS,
        pattern=rf"/(?!(?:{_GITEA_PAGES})/){_OWNED}{_REST}",
        template="{host}/{owner}/{name}",
        example="https://gitea.com/gitea/tea",
        gives="gitea:gitea.com/gitea/tea",
        counter_example="https://gitea.com/explore/repos",
        clean=_repository,
    ),
    Rule(
        scheme="gitee",
        hosts="gitee.com",
        pattern=rf"/(?!(?:{_GITEA_PAGES}|enterprises)/){_OWNED}{_REST}",
        template="{owner}/{name}",
        example="https://gitee.com/mindspore/models/tree/master/research/cv/SPC-Net",
        gives="gitee:mindspore/models",
        counter_example="https://gitee.com/explore",
        clean=_repository,
    ),
    Rule(
        scheme="sr",
        hosts="git.sr.ht hg.sr.ht sr.ht",
        pattern=(
            r"/(?P<owner>~[\w.-]+)/(?P<name>[\w.-]+)"
            r"(?:/tree(?:/(?P<version>[^/]+)(?:/item)?(?:/(?P<path>.+))?)?|/(?P<page>.+))?"
        ),
        template="{owner}/{name}",
        example="https://git.sr.ht/~sircmpwn/aerc/tree/master/item/README.md",
        gives="sr:~sircmpwn/aerc",
        counter_example="https://sr.ht/projects",
    ),
    Rule(
        scheme="sf",
        hosts=_SOURCEFORGE,
        pattern=rf"/(?:projects?|p)/(?P<id>[\w.+-]+)(?:/(?:code|git|svn|hg)(?:/.*)?|{_PAGE})",
        template="{id}",
        example="https://sourceforge.net/projects/maxima/files/",
        gives="sf:maxima",
        counter_example="https://sourceforge.net/directory/",
    ),
    Rule(
        scheme="googlecode",
        hosts="code.google.com",
        pattern=rf"/(?:archive/)?p/(?P<id>[\w.-]+)(?:/source(?:/.*)?|{_PAGE})",
        template="{id}",
        example="https://code.google.com/archive/p/xld/source",
        gives="googlecode:xld",
        counter_example="https://code.google.com/archive/search",
    ),
    Rule(
        scheme="lp",
        hosts="launchpad.net code.launchpad.net git.launchpad.net",
        pattern=rf"/(?!(?:ubuntu|debian)(?:/|$))(?P<id>[a-z0-9][\w.-]+){_PAGE}",
        template="{id}",
        example="https://launchpad.net/inkscape",
        gives="lp:inkscape",
        counter_example="https://launchpad.net/~inkscape.dev",
    ),
    Rule(
        scheme="lp",
        hosts="launchpad.net code.launchpad.net bazaar.launchpad.net git.launchpad.net",
        pattern=rf"/~[\w.+-]+/(?P<id>[a-z0-9][\w.-]+)(?:/(?P<version>[^/]+)(?:/files(?:/.*)?|{_PAGE}))?",
        template="{id}",
        example="https://bazaar.launchpad.net/~audio-recorder/audio-recorder/trunk/files",
        gives="lp:audio-recorder",
        counter_example="https://code.launchpad.net/~audio-recorder",
    ),
    Rule(
        scheme="savannah",
        hosts=_SAVANNAH,
        pattern=rf"/(?:projects|cgit|git|gitweb|hgweb|viewvc|r)/(?P<id>[\w+-]+?)(?:\.git)?{_PAGE}",
        template="{id}",
        example="https://git.savannah.gnu.org/cgit/emacs.git",
        gives="savannah:emacs",
        counter_example="https://savannah.gnu.org/people",
    ),
    Rule(
        scheme="pagure",
        hosts="pagure.io",
        pattern=rf"/(?!(?:browse|user|groups?|dashboard|login)(?:/|$))(?P<id>[\w.+-]+?)(?:\.git)?{_PAGE}",
        template="{id}",
        example="https://pagure.io/newt",
        gives="pagure:newt",
        counter_example="https://pagure.io/browse/projects",
    ),
    Rule(
        scheme="kernel",
        hosts="git.kernel.org",
        pattern=r"/(?:pub/scm|cgit)/(?P<id>[\w./+-]+?)\.git(?:/(?P<page>.+))?",
        template="{id}",
        example="https://git.kernel.org/pub/scm/utils/dash/dash.git/",
        gives="kernel:utils/dash/dash",
        counter_example="https://git.kernel.org/pub/scm/",
    ),
    Rule(
        scheme="googlesource",
        hosts="*.googlesource.com",
        pattern=r"/(?P<id>[\w./-]+?)(?:\.git)?(?:/\+(?P<page>[^/]*/.+))?",
        template="{host}/{id}",
        example="https://android.googlesource.com/platform/build/soong.git/+/refs/heads/main/README.md",
        gives="googlesource:android.googlesource.com/platform/build/soong",
        counter_example="https://android.googlesource.com/",
    ),
    # Anonymous copies hold one work each and open at their README: every page of one is the same thing.
    Rule(
        scheme="anon",
        hosts="anonymous.4open.science",
        pattern=r"/(?:r|repository)/(?P<id>[\w.-]+)(?:/.*)?",
        template="{id}",
        example="https://anonymous.4open.science/r/CIAN/README.md",
        gives="anon:CIAN",
        counter_example="https://anonymous.4open.science/faq",
        case="keep",
    ),
)
