"""Packages, models and datasets, under the name that their registry gives them.

Source: the registries' own URL forms; PyPI names are compared as PEP 503 says. A Go package on GitHub is its repository
(see `repositories`).
"""

from __future__ import annotations

import re

from awesome_tools.identifiers.rule import Rule

_HUB = "huggingface.co hf.co"
_HUB_PAGES = (
    "api|blog|changelog|chat|collections|contact|course|datasets|docs|docs-demos|enterprise|inference-endpoints|join|"
    "learn|login|models|organizations|papers|posts|pricing|settings|spaces|support|tasks|terms-of-service|transformers"
)
_HUB_REST = r"(?:/(?:tree|blob|resolve|raw)/(?P<version>[^/]+)(?:/(?P<path>.+))?|/(?P<page>.+))?"
_KAGGLE_PAGES = (
    "account|benchmarks|blog|c|code|competitions|contact|datasets|discussions|docs|general|getting-started|host|kernels|"
    "learn|models|organizations|rankings|search|static|tags|terms|work|writeups"
)


def _pep503(value: str) -> str:
    return re.sub(r"[-_.]+", "-", value)


RULES = (
    Rule(
        scheme="hf",
        hosts=_HUB,
        pattern=rf"/(?P<id>(?:datasets|spaces)/[\w.-]+/[\w.-]+){_HUB_REST}",
        template="{id}",
        example="https://huggingface.co/spaces/shi-labs/OneFormer",
        gives="hf:spaces/shi-labs/oneformer",
        counter_example="https://huggingface.co/spaces",
    ),
    Rule(
        scheme="hf",
        hosts=_HUB,
        pattern=r"/(?P<id>collections/[\w.-]+/[\w.-]+)",
        template="{id}",
        example="https://huggingface.co/collections/Qwen/qwen-65c0e50c3f1ab89cb8704144",
        gives="hf:collections/qwen/qwen-65c0e50c3f1ab89cb8704144",
        counter_example="https://huggingface.co/collections",
    ),
    Rule(
        scheme="hf",
        hosts=_HUB,
        pattern=rf"/(?!(?:{_HUB_PAGES})/)(?P<id>[\w.-]+/[\w.-]+){_HUB_REST}",
        template="{id}",
        example="https://huggingface.co/microsoft/phi-1/tree/main",
        gives="hf:microsoft/phi-1",
        counter_example="https://huggingface.co/blog/annotated-diffusion",
    ),
    Rule(
        scheme="kaggle",
        hosts="kaggle.com",
        pattern=r"/(?:c|competitions)/(?P<id>[\w-]+)(?:/(?P<page>.+))?",
        template="c/{id}",
        example="https://www.kaggle.com/c/data-science-bowl-2018/overview",
        gives="kaggle:c/data-science-bowl-2018",
        counter_example="https://www.kaggle.com/competitions",
    ),
    Rule(
        scheme="kaggle",
        hosts="kaggle.com",
        pattern=r"/(?P<id>(?:datasets|code|models)/[\w-]+/[\w-]+)(?:/(?P<page>.+))?",
        template="{id}",
        example="https://www.kaggle.com/datasets/kmader/food41",
        gives="kaggle:datasets/kmader/food41",
        counter_example="https://www.kaggle.com/datasets",
    ),
    Rule(
        scheme="kaggle",
        hosts="kaggle.com",
        pattern=rf"/(?!(?:{_KAGGLE_PAGES})/)(?P<id>[\w-]+/[\w-]+)(?:/(?P<page>.+))?",
        template="{id}",
        example="https://www.kaggle.com/kmader/synthetic-word-ocr/kernels",
        gives="kaggle:kmader/synthetic-word-ocr",
        counter_example="https://www.kaggle.com/search?q=satellite",
    ),
    Rule(
        scheme="pypi",
        hosts="pypi.org pypi.python.org test.pypi.org",
        pattern=r"/(?:project|pypi|p|simple)/(?P<id>[\w.-]+)(?:/.*)?",
        template="{id}",
        example="https://pypi.python.org/pypi/Flask_SQLAlchemy/2.0",
        gives="pypi:flask-sqlalchemy",
        counter_example="https://pypi.org/search/?q=flask",
        clean=_pep503,
    ),
    Rule(
        scheme="npm",
        hosts="npmjs.com npmjs.org",
        pattern=r"/package/(?P<id>(?:@[\w.-]+/)?[\w.-]+)(?:/.*)?",
        template="{id}",
        example="https://www.npmjs.com/package/@babel/core/v/7.0.0",
        gives="npm:@babel/core",
        counter_example="https://www.npmjs.com/search?q=babel",
    ),
    Rule(
        scheme="crate",
        hosts="crates.io lib.rs",
        pattern=r"/crates/(?P<id>[\w-]+)(?:/.*)?",
        template="{id}",
        example="https://crates.io/crates/probe-rs-tools/0.1.0",
        gives="crate:probe-rs-tools",
        counter_example="https://crates.io/teams",
    ),
    Rule(
        scheme="gem",
        hosts="rubygems.org",
        pattern=r"/gems/(?P<id>[\w.-]+)(?:/.*)?",
        template="{id}",
        example="https://rubygems.org/gems/rails/versions",
        gives="gem:rails",
        counter_example="https://rubygems.org/gems",
    ),
    Rule(
        scheme="packagist",
        hosts="packagist.org",
        pattern=r"/packages/(?P<id>[\w.-]+/[\w.-]+)(?:/.*)?",
        template="{id}",
        example="https://packagist.org/packages/Symfony/console",
        gives="packagist:symfony/console",
        counter_example="https://packagist.org/explore/",
    ),
    Rule(
        scheme="hex",
        hosts="hex.pm",
        pattern=r"/packages/(?P<id>\w+)(?:/.*)?",
        template="{id}",
        example="https://hex.pm/packages/ecto_factory",
        gives="hex:ecto_factory",
        counter_example="https://hex.pm/packages",
    ),
    Rule(
        scheme="go",
        hosts="pkg.go.dev godoc.org",
        pattern=r"/(?!github\.com/)(?P<id>[a-z0-9-]+(?:\.[a-z0-9-]+)+/[\w./~-]+)(?:@[^/]*)?",
        template="{id}",
        example="https://pkg.go.dev/golang.org/x/net/html#Node",
        gives="go:golang.org/x/net/html",
        counter_example="https://pkg.go.dev/net/http",
        case="keep",
    ),
    Rule(
        scheme="cran",
        hosts="cran.r-project.org",
        pattern=r"/(?:web/packages/|package=)(?P<id>[a-z][a-z0-9.]+)(?:/.*)?",
        template="{id}",
        example="https://cran.r-project.org/web/packages/dplyr/index.html",
        gives="cran:dplyr",
        counter_example="https://cran.r-project.org/web/views/",
        case="keep",
    ),
    Rule(
        scheme="cran",
        hosts="cran.r-project.org",
        pattern=r"/?\?(?P<id>[a-z][a-z0-9.]+)",
        template="{id}",
        example="https://cran.r-project.org/?package=dplyr",
        gives="cran:dplyr",
        counter_example="https://cran.r-project.org/?view=dplyr",
        query="package",
        case="keep",
    ),
    Rule(
        scheme="nuget",
        hosts="nuget.org",
        pattern=r"/packages/(?P<id>[\w.-]+)(?:/.*)?",
        template="{id}",
        example="https://www.nuget.org/packages/Newtonsoft.Json/",
        gives="nuget:newtonsoft.json",
        counter_example="https://www.nuget.org/packages",
    ),
    Rule(
        scheme="hackage",
        hosts="hackage.haskell.org",
        pattern=r"/package/(?P<id>[a-z0-9-]+?)(?:-\d[\d.]*)?(?:/.*)?",
        template="{id}",
        example="https://hackage.haskell.org/package/lens-5.0/docs",
        gives="hackage:lens",
        counter_example="https://hackage.haskell.org/packages/",
    ),
    Rule(
        scheme="maven",
        hosts="mvnrepository.com central.sonatype.com",
        pattern=r"/artifact/(?P<id>[\w.-]+/[\w.-]+)(?:/.*)?",
        template="{id}",
        example="https://mvnrepository.com/artifact/org.slf4j/slf4j-api/2.0.0",
        gives="maven:org.slf4j/slf4j-api",
        counter_example="https://mvnrepository.com/open-source",
    ),
    Rule(
        scheme="pub",
        hosts="pub.dev pub.dartlang.org",
        pattern=r"/packages/(?P<id>\w+)(?:/.*)?",
        template="{id}",
        example="https://pub.dev/packages/provider/install",
        gives="pub:provider",
        counter_example="https://pub.dev/packages?q=x",
    ),
    Rule(
        scheme="pod",
        hosts="cocoapods.org",
        pattern=r"/pods/(?P<id>[\w.+-]+)(?:/.*)?",
        template="{id}",
        example="https://cocoapods.org/pods/Alamofire",
        gives="pod:alamofire",
        counter_example="https://cocoapods.org/about",
    ),
    Rule(
        scheme="clojars",
        hosts="clojars.org",
        pattern=r"/(?!(?:search|groups|users|projects)(?:/|$))(?P<id>[\w.-]+(?:/[\w.-]+)?)(?:/.*)?",
        template="{id}",
        example="https://clojars.org/ring/ring-core",
        gives="clojars:ring/ring-core",
        counter_example="https://clojars.org/search?q=ring",
    ),
    Rule(
        scheme="anaconda",
        hosts="anaconda.org",
        pattern=r"/(?!(?:search|about|login)(?:/|$))(?P<id>[\w.-]+/[\w.-]+)(?:/.*)?",
        template="{id}",
        example="https://anaconda.org/conda-forge/numpy",
        gives="anaconda:conda-forge/numpy",
        counter_example="https://anaconda.org/about",
    ),
    Rule(
        scheme="ctan",
        hosts="ctan.org",
        pattern=r"/pkg/(?P<id>[\w.+-]+)(?:/.*)?",
        template="{id}",
        example="https://ctan.org/pkg/beamer?lang=en",
        gives="ctan:beamer",
        counter_example="https://ctan.org/topics/cloud",
    ),
    Rule(
        scheme="cpan",
        hosts="metacpan.org",
        pattern=r"/(?:pod|dist|module|release/[\w-]+)/(?P<id>[\w:.-]+)(?:/.*)?",
        template="{id}",
        example="https://metacpan.org/pod/Perl::Critic",
        gives="cpan:perl::critic",
        counter_example="https://metacpan.org/recent",
    ),
)
