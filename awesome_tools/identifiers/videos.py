"""Videos and playlists. Source: the players' own share, embed and watch URL forms; identifiers are case-sensitive."""

from __future__ import annotations

from awesome_tools.identifiers.rule import Rule

_YOUTUBE = "youtube.com m.youtube.com music.youtube.com youtube-nocookie.com"
_ID = r"(?P<id>[\w-]{11})(?:[^\w-].*)?"

RULES = (
    Rule(
        scheme="yt",
        hosts=_YOUTUBE,
        pattern=rf"/watch\?{_ID}",
        template="{id}",
        example="https://www.youtube.com/watch?v=FetNp6f19IM&t=10",
        gives="yt:FetNp6f19IM",
        counter_example="https://www.youtube.com/watch?list=PLAYLIST",
        query="v",
        case="keep",
    ),
    Rule(
        scheme="yt",
        hosts=_YOUTUBE,
        pattern=rf"/(?:embed|v|e|shorts|live|watch)/(?!videoseries){_ID}",
        template="{id}",
        example="https://www.youtube.com/embed/FetNp6f19IM",
        gives="yt:FetNp6f19IM",
        counter_example="https://www.youtube.com/@GoogleDevelopers",
        case="keep",
    ),
    Rule(
        scheme="yt",
        hosts="youtu.be",
        pattern=rf"/{_ID}",
        template="{id}",
        example="https://youtu.be/FetNp6f19IM?t=5",
        gives="yt:FetNp6f19IM",
        counter_example="https://youtu.be/",
        case="keep",
    ),
    Rule(
        scheme="ytlist",
        hosts=_YOUTUBE,
        pattern=r"/(?:playlist|watch|embed/videoseries|course)\?(?P<id>[\w-]{2,})",
        template="{id}",
        example="https://www.youtube.com/playlist?list=PL5AD6A57D77BFEB5E",
        gives="ytlist:PL5AD6A57D77BFEB5E",
        counter_example="https://www.youtube.com/playlist?feature=share",
        query="list",
        case="keep",
    ),
    Rule(
        scheme="vimeo",
        hosts="vimeo.com player.vimeo.com",
        pattern=r"/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/|album/\d+/video/)?(?P<id>\d+)(?:/.*)?",
        template="{id}",
        example="https://player.vimeo.com/video/238274659",
        gives="vimeo:238274659",
        counter_example="https://vimeo.com/blog",
    ),
    Rule(
        scheme="bili",
        hosts="bilibili.com m.bilibili.com",
        pattern=r"/video/(?P<id>BV\w{10}|av\d+)\?(?P<part>[2-9]|[1-9]\d+)",
        template="{id}/{part}",
        example="https://www.bilibili.com/video/BV1S5411w7Yo?p=5",
        gives="bili:BV1S5411w7Yo/5",
        counter_example="https://www.bilibili.com/read/cv123?p=5",
        query="p",
        case="keep",
    ),
    Rule(
        scheme="bili",
        hosts="bilibili.com m.bilibili.com b23.tv",
        pattern=r"/(?:video/)?(?P<id>BV\w{10}|av\d+)",
        template="{id}",
        example="https://www.bilibili.com/video/BV1S5411w7Yo/?p=1",
        gives="bili:BV1S5411w7Yo",
        counter_example="https://www.bilibili.com/read/cv123",
        case="keep",
    ),
    Rule(
        scheme="slideslive",
        hosts="slideslive.com",
        pattern=r"/(?P<id>\d+)(?:/.*)?",
        template="{id}",
        example="https://slideslive.com/38930567/blending-diverse-physical-priors",
        gives="slideslive:38930567",
        counter_example="https://slideslive.com/library",
    ),
    Rule(
        scheme="ted",
        hosts="ted.com",
        pattern=r"/talks/(?P<id>\w+)(?:/.*)?",
        template="{id}",
        example="https://www.ted.com/talks/fei_fei_li_how_we_re_teaching_computers/transcript",
        gives="ted:fei_fei_li_how_we_re_teaching_computers",
        counter_example="https://www.ted.com/talks",
    ),
)
