"""Hosts by what they hold: papers, code, videos, or neither. Data only; `linkkind` reads it.

Source: the sites themselves. Only sites that hold one kind of thing by their purpose; others tell nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesome_tools.identifiers.hosttable import HostTable

if TYPE_CHECKING:
    from awesome_tools.identifiers.kinds import LinkKind

_PAPER = """
    arxiv.org *.arxiv.org openaccess.thecvf.com cv-foundation.org papers.nips.cc papers.neurips.cc
    proceedings.neurips.cc datasets-benchmarks-proceedings.neurips.cc proceedings.mlr.press proceedings.mlsys.org
    jmlr.org jmlr.csail.mit.edu openreview.net aclanthology.org aclweb.org anthology.aclweb.org ecva.net ijcai.org
    aaai.org ojs.aaai.org bmva.org isca-archive.org isca-speech.org usenix.org vldb.org papers.miccai.org
    proceedings.icml.cc icml.cc roboticsproceedings.org isprs.org *.copernicus.org drops.dagstuhl.de ceur-ws.org
    scitepress.org *.ismir.net ieeexplore.ieee.org computer.org dl.acm.org portal.acm.org queue.acm.org cacm.acm.org
    link.springer.com springerlink.com *.biomedcentral.com *.springeropen.com sciencedirect.com
    linkinghub.elsevier.com cell.com thelancet.com nature.com science.org *.sciencemag.org pnas.org
    onlinelibrary.wiley.com *.onlinelibrary.wiley.com mdpi.com frontiersin.org journals.plos.org plosone.org
    academic.oup.com cambridge.org tandfonline.com journals.sagepub.com iopscience.iop.org journals.aps.org
    pubs.acs.org pubs.rsc.org pubs.aip.org scitation.org *.scitation.org royalsocietypublishing.org
    spiedigitallibrary.org osapublishing.org opg.optica.org degruyter.com worldscientific.com hindawi.com karger.com
    jamanetwork.com bmj.com nejm.org ahajournals.org ajronline.org pubs.rsna.org mitpressjournals.org direct.mit.edu
    jstage.jst.go.jp jstor.org siam.org epubs.siam.org projecteuclid.org aimsciences.org peerj.com elifesciences.org
    f1000research.com annualreviews.org journals.ametsoc.org inderscience.com inderscienceonline.com emerald.com
    igi-global.com atlantis-press.com ebooks.iospress.nl journals.uchicago.edu muse.jhu.edu pubsonline.informs.org
    joss.theoj.org distill.pub biorxiv.org medrxiv.org chemrxiv.org eartharxiv.org psyarxiv.com techrxiv.org
    preprints.org researchsquare.com papers.ssrn.com ssrn.com eprint.iacr.org eccc.weizmann.ac.il
    hal.archives-ouvertes.fr hal.science *.hal.science *.archives-ouvertes.fr hal.inria.fr pubmed.ncbi.nlm.nih.gov
    pmc.ncbi.nlm.nih.gov europepmc.org semanticscholar.org pdfs.semanticscholar.org researchgate.net academia.edu
    citeseerx.ist.psu.edu core.ac.uk citeseer.ist.psu.edu hdl.handle.net doi.org dx.doi.org paperswithcode.com
    ui.adsabs.harvard.edu adsabs.harvard.edu dblp.org cnki.net *.cnki.net sci-hub.*
"""
_CODE = """
    git.** svn.** hg.** cgit.** gitweb.** gitlab.** gitea.** forgejo.** fossil.** phabricator.**
    bazaar.launchpad.net code.launchpad.net bitbucket.org codeberg.org gitee.com sr.ht *.sr.ht *.googlesource.com
    chiselapp.com repo.or.cz opendev.org
"""
_VIDEO = """
    youtube.com m.youtube.com youtu.be youtube-nocookie.com vimeo.com player.vimeo.com bilibili.com m.bilibili.com
    b23.tv dailymotion.com twitch.tv slideslive.com videolectures.net v.qq.com youku.com v.youku.com nicovideo.jp
    loom.com ted.com media.ccc.de odysee.com rumble.com peertube.** asciinema.org
"""
_OTHER = """
    wikipedia.org *.wikipedia.org *.wikibooks.org *.wikimedia.org *.fandom.com twitter.com x.com mobile.twitter.com
    facebook.com instagram.com linkedin.com reddit.com *.reddit.com news.ycombinator.com medium.com *.medium.com
    towardsdatascience.com *.substack.com dev.to *.wordpress.com *.blogspot.com *.tumblr.com zhihu.com
    zhuanlan.zhihu.com csdn.net *.csdn.net juejin.cn juejin.im jianshu.com cnblogs.com segmentfault.com weibo.com
    mp.weixin.qq.com qiita.com habr.com stackoverflow.com *.stackexchange.com quora.com discord.gg discord.com t.me
    gitter.im *.slack.com colab.research.google.com docs.google.com drive.google.com sites.google.com
    groups.google.com scholar.google.* dropbox.com pan.baidu.com mega.nz nbviewer.org nbviewer.jupyter.org
    mybinder.org img.shields.io badge.fury.io badgen.net camo.githubusercontent.com
    user-images.githubusercontent.com cloud.githubusercontent.com *.mzstatic.com imgur.com i.imgur.com travis-ci.org
    travis-ci.com app.travis-ci.com circleci.com app.circleci.com ci.appveyor.com codecov.io coveralls.io
    codeclimate.com api.star-history.com star-history.com api.github.com pkg.go.dev godoc.org docs.rs hexdocs.pm
    *.readthedocs.io *.readthedocs.org amazon.* goodreads.com leanpub.com packtpub.com manning.com udemy.com
    coursera.org edx.org udacity.com meetup.com eventbrite.com patreon.com opencollective.com ko-fi.com
    buymeacoffee.com paypal.com paypal.me *.grand-challenge.org
"""
_LISTED: tuple[tuple[LinkKind, str], ...] = (("paper", _PAPER), ("code", _CODE), ("video", _VIDEO), ("other", _OTHER))

KINDS_BY_HOST: HostTable[LinkKind] = HostTable((host, kind) for kind, hosts in _LISTED for host in hosts.split())
