"""Merging of any records: order does not matter, nothing is lost, contradictions stay apart, merging again is idle."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from awesome_tools.merge import Decisions, merge, work_object
from awesome_tools.merge.decisions import parse, structure, with_reviews
from awesome_tools.model import Kind, Link, Place, Record, Role

TITLES = (
    "Webly Supervised Semantic Segmentation",
    "Weakly Supervised Semantic Segmentation",
    "Weakly Supervised Semantic Segmentation of Satellite Images",
    "Token Transformers for Weakly Supervised Semantic Segmentation",
    "Former: Token Transformers for Weakly Supervised Semantic Segmentation",
    "Former+: Token Transformers for Weakly-Supervised Semantic Segmentation",
    "Token Transformer for Weakly Supervised Semantic Segmentation",
    "Former",
    "OAA",
    "OAA++",
    "here",
    "Router",
    "弱监督语义分割论文汇总",
)
URLS = (
    *(f"https://arxiv.org/abs/2001.0000{digit}" for digit in range(3)),
    "http://arxiv.org/pdf/2001.00001v2.pdf",
    "https://doi.org/10.1109/CVPR.2020.1",
    "https://github.com/lab/former",
    "https://github.com/Lab/Former",
    "https://github.com/other/former",
    "https://router.dev",
    "https://example.org/list#one",
    "https://example.org/list#two",
)


def link(url: str) -> Link:
    role = Role.CODE if "github" in url else Role.PAPER if "arxiv" in url or "doi" in url else Role.OTHER
    return Link(role, "", url)


def few_numbers(links: list[Link]) -> tuple[Link, ...]:
    """One arXiv link at most, so that two different numbers in a work are a contradiction."""
    first = next((found for found in links if "arxiv" in found.url), None)
    return tuple(found for found in links if "arxiv" not in found.url or found is first)


RECORDS = st.builds(
    Record,
    title=st.sampled_from(TITLES),
    source=st.builds(Place, st.sampled_from(("a.md", "b.md", "c.md")), st.integers(1, 50), st.just(60)),
    name=st.sampled_from((None, None, "Former", "Former+", "OAA")),
    kind=st.sampled_from(Kind),
    year=st.sampled_from((None, 2019, 2020, 2024)),
    venue=st.sampled_from((None, "arXiv", "CVPR", "NIPS", "NeurIPS", "TPAMI")),
    links=st.lists(st.sampled_from(URLS).map(link), max_size=3, unique=True).map(few_numbers),
    tags=st.lists(st.sampled_from(("img", "Img", "star")), max_size=2).map(tuple),
)
LISTS = st.lists(RECORDS, max_size=9)


def printed(records: list[Record]) -> str:
    merged = merge(records)
    shown = [work_object(work) for work in merged.works]
    return json.dumps(
        [shown, [[review.rule, *map(str, review.handles)] for review in merged.reviews]], ensure_ascii=False
    )


@settings(deadline=None)
@given(st.data(), LISTS)
def test_the_order_of_records_does_not_matter(data: st.DataObject, records: list[Record]) -> None:
    assert printed(data.draw(st.permutations(records))) == printed(records)


@settings(deadline=None)
@given(LISTS)
def test_every_record_is_in_one_work_and_every_link_accounted_for(records: list[Record]) -> None:
    merged = merge(records)
    assert Counter(map(repr, (mention for work in merged.works for mention in work.mentions))) == Counter(
        map(repr, records)
    )
    left_out = {(left.link.url, left.place): left.kept for left in merged.left_out}
    for work in merged.works:
        kept = {found.url for found in work.record.links}
        for mention in work.mentions:
            for found in mention.links:
                assert found.url in kept or left_out[found.url, mention.source] in kept


@settings(deadline=None)
@given(LISTS)
def test_no_work_has_two_arxiv_numbers(records: list[Record]) -> None:
    for work in merge(records).works:
        numbers = {found.url[-7:].removesuffix("v2.pdf") for found in work.record.links if "arxiv.org/abs" in found.url}
        assert len(numbers) <= 1


def truth(title: str, name: str, venue: str, year: int, *urls: str) -> Record:
    return Record(title, Place("truth.md", 1, 1), name, Kind.PAPER, year, venue=venue, links=tuple(map(link, urls)))


WORLD = (
    truth("Token Transformers for Weak Segmentation", "Former", "CVPR", 2022, URLS[0], URLS[5]),
    truth("Token Transformers for Weak Segmentation in the Wild", "Former+", "TPAMI", 2024, URLS[1], URLS[5]),
    truth("Webly Supervised Semantic Segmentation", "WebS", "CVPR", 2017, URLS[2]),
    truth("Bootstrapping the Performance of Webly Supervised Semantic Segmentation", "BDWSS", "CVPR", 2018, URLS[4]),
    truth(
        "Anti-Adversarially Manipulated Attributions for Weak Segmentation",
        "AdvCAM",
        "CVPR",
        2021,
        "https://github.com/lab/cam",
    ),
    truth(
        "Anti-Adversarially Manipulated Attributions for Localization",
        "AdvCAM",
        "TPAMI",
        2024,
        "https://doi.org/10.1109/T.1",
    ),
)


@st.composite
def views(draw: st.DrawFn) -> Record:
    """What a list may say of a work: its title or only its name, some of its links, venue and year or not.

    A name alone goes with venue and year: without them nobody could tell two works of one name apart.
    """
    work = draw(st.sampled_from(WORLD))
    title = draw(st.sampled_from((work.title, work.title.lower(), f"{work.name}: {work.title}", str(work.name))))
    published = title == work.name or draw(st.booleans())
    return replace(
        work,
        title=title,
        name=draw(st.sampled_from((None, work.name))),
        venue=work.venue if published else draw(st.sampled_from((None, "arXiv"))),
        year=work.year if published else draw(st.sampled_from((None, work.year))),
        links=draw(st.sampled_from((work.links, work.links[:1], work.links[1:], ()))),
        source=Place(draw(st.sampled_from(("a.md", "b.md"))), draw(st.integers(1, 99)), 99),
        fields={"truth": work.title},
    )


@settings(deadline=None)
@given(st.lists(views(), max_size=9))
def test_no_work_mixes_two(records: list[Record]) -> None:
    for work in merge(records).works:
        assert len({mention.fields["truth"] for mention in work.mentions}) == 1


@settings(deadline=None)
@given(st.lists(views(), max_size=9))
def test_merging_again_joins_nothing_more(records: list[Record]) -> None:
    works = merge(records).works
    again = merge([replace(work.record, source=Place("all.md", line, line)) for line, work in enumerate(works, 1)])
    assert len(again.works) == len(works)


@settings(deadline=None)
@given(LISTS)
def test_decisions_are_honoured(records: list[Record]) -> None:
    """All open pairs decided to be different: nothing is joined that was apart, and no decided pair is asked again."""
    merged = merge(records)
    asked = with_reviews(Decisions(), merged.reviews)
    assert parse(structure(asked)) == asked
    decided = merge(records, decisions=Decisions(different=asked.undecided))
    assert len(decided.works) >= len(merged.works)
    assert not {frozenset(review.handles) for review in decided.reviews} & {frozenset(pair) for pair in asked.undecided}
