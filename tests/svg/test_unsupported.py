"""What isoprint cannot draw as it is meant is refused in plain words, with the line and with what to do."""

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as some

from isoprint.images import ImageProblem
from isoprint.svg import read_svg
from isoprint.svg.tree import MOST_DEPTH, MOST_ELEMENTS, MOST_SVG_BYTES
from tests.svg.sheets import drawing, svg

RECT = '<rect width="9" height="9" {}/>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (RECT.format('filter="url(#f)"'), "a blur or a shadow"),
        (RECT.format('style="mask:url(#m)"'), "a mask"),
        ("<script>x</script>", "a script, which cannot"),
        ("<rect width='9' height='9'><animate/></rect>", "an animation"),
        ("<foreignObject/>", "“foreignObject”"),
        ("<switch><foreignObject/></switch>", "only alternatives that"),
        ("<video/>", "“video”"),
        ("<image href='skin.png' width='9' height='9'/>", "“skin.png”"),
        ("<image href='data:image/png;base64,AAAA' width='9' height='9'/>", "embedded in this SVG"),
        ("<image href='data:image/svg+xml;base64,AAAA' width='9' height='9'/>", "opens nothing besides"),
        ("<use href='other.svg#a'/>", "“other.svg#a”, but isoprint opens nothing"),
        ("<use href='#nowhere'/>", "“#nowhere”, which is not in it"),
        ("<clipPath id='c'/><use href='#c'/>", "as if it were a shape"),
        (RECT.format('fill="url(https://example.org/#a)"'), "opens nothing besides"),
        (RECT.format('fill="url(#nowhere)"'), "not in it"),
        (RECT.format('fill="url(#r)" id="r"'), "neither a gradient nor a pattern"),
        (RECT.format('fill="blurple"'), "“blurple” is not a color"),
        (RECT.format('fill="lab(50% 40 59)"'), "is not a color"),
        (RECT.format('fill-opacity="half"'), "“half” in this SVG is not a number"),
        (RECT.format('stroke="red" stroke-width="3furlongs"'), "“3furlongs” in this SVG is not a length"),
        (RECT.format('stroke="red" stroke-dasharray="-1 2"'), "dashes “-1 2”"),
        (RECT.format('stroke="red" stroke-dasharray="1 2" pathLength="9"'), "measures its dashes"),
        (RECT.format('style="width:5px"'), "sets “width” in a style"),
        (RECT.format('clip-path="circle(5px)"'), "clipped by “circle"),
        (RECT.format('id="r" clip-path="url(#r)"'), "not a clip path"),
        (RECT.format('style="mix-blend-mode:plus-lighter"'), "blends colors with “plus-lighter”"),
        ("<clipPath id='c'><text>x</text></clipPath><g clip-path='url(#c)'><path d='M0 0h9v9'/></g>", "to “text”"),
        ("<polygon points='1 2 3'/>", "only one coordinate"),
        ("<linearGradient id='g' spreadMethod='reflect'><stop/><stop/></linearGradient>"
         + RECT.format("fill='url(#g)'"), "a repeating gradient"),
        ("<linearGradient id='g' href='#h'/><linearGradient id='h' href='#g'/>" + RECT.format("fill='url(#g)'"),
         "refers to itself"),
        ("<pattern id='p' width='9' height='9' patternUnits='userSpaceOnUse'><text>x</text></pattern>"
         + RECT.format("fill='url(#p)'"), "a pattern that contains text"),
        ("<path d='M0 0a5 5 0 0 1 9 9' stroke='red' marker-mid='url(#m)'/>", "markers along an arc"),
        ("<g/>", "shows nothing"),
    ],
)  # fmt: skip
def test_it_tells_what_would_be_lost(content: str, message: str) -> None:
    with pytest.raises(ImageProblem, match=message) as refused:
        drawing(content)
    assert refused.value.remedy


def test_it_tells_the_line() -> None:
    with pytest.raises(ImageProblem, match=r"\(line 3\)"):
        drawing("<g>\n<circle r='5'/>\n<rect width='9' height='9' filter='url(#f)'/></g>")


@pytest.mark.parametrize(
    ("content", "amounts_to"),
    [
        ("<filter id='f'/><mask id='m'/>", ""),
        ("<metadata><x xmlns='https://example.org'><y/></x></metadata>", ""),
        ("<n:namedview xmlns:n='https://example.org'><rect width='9' height='9'/></n:namedview>", ""),
        ("<title>A</title><desc>B</desc>", ""),
        (RECT.format("filter='url(#f)' display='none'"), ""),
        (RECT.format("filter='none' style='-inkscape-stroke:none;mask:none'"), RECT.format("")),
        (RECT.format("onclick='alert(1)' xmlns:i='https://example.org' i:filter='url(#f)'"), RECT.format("")),
    ],
)
def test_what_shows_nothing_is_passed_over(content: str, amounts_to: str) -> None:
    circle = "<circle r='5'/>"
    assert drawing(content + circle).items == drawing(amounts_to + circle).items


# ---------------------------------------------------------------- hostile files

NAMED = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:9/svg11.dtd">'
LAUGHS = "".join(f"<!ENTITY a{i} '" + f"&a{i - 1};" * 10 + "'>" for i in range(1, 10))
USES = "<path id='u0' d='M0 0h9v9'/>" + "".join(
    f"<g id='u{i}'>" + f"<use href='#u{i - 1}'/>" * 10 + "</g>" for i in range(1, 9)
)
HOSTILE = {
    "a billion laughs": (f'<!DOCTYPE svg [<!ENTITY a0 "x">{LAUGHS}]><svg>&a9;</svg>'.encode(), "declares entities"),
    "a file as an entity": (b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>', "entities"),
    "a grammar": (b'<!DOCTYPE svg [<!ATTLIST g fill CDATA "red">]><svg/>', "its own grammar"),
    "an entity from outside": (NAMED.encode() + svg("<text>&x;</text>"), "“&x;”"),
    "an entity that nobody knows": (svg("<text>&nbsp;</text>"), "well-formed"),
    "deep": (b"<svg>" + b"<g>" * 100_000, f"more than {MOST_DEPTH} levels deep"),
    "wide": (svg("<g/>" * (MOST_ELEMENTS + 1)), "20,000 elements"),
    "large": (svg("<!--" + "x" * MOST_SVG_BYTES + "-->"), "1 MiB"),
    "a bomb of uses": (svg(USES + '<use href="#u8"/>'), "more than 30,000 elements"),
    "a use of itself": (svg('<g id="a"><use href="#a"/></g>'), "uses itself"),
    "two uses of each other": (svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "uses itself"),
    "a pattern of itself": (
        svg('<pattern id="p" width="1" height="1"><path d="M0 0h9v9" fill="url(#p)"/></pattern>'
            '<path d="M0 0h9v9" fill="url(#p)"/>'), "uses itself"),
    "a marker of itself": (
        svg('<marker id="m"><path id="p" d="M0 0h9v9" marker-end="url(#m)"/></marker><use href="#p"/>'),
        "uses itself"),
    "a clip of itself": (
        svg('<clipPath id="c" clip-path="url(#c)"><circle r="5"/></clipPath><path d="M0 0h9v9" clip-path="url(#c)"/>'),
        "cannot follow"),
    "points": (svg(f'<path d="M0 0{"h1v1" * 200_000}"/>'), "40,000 points"),
    "curves": (svg(f'<g id="g"><path d="M0 0{"h1v1" * 9_000}"/></g>' + '<use href="#g"/>' * 9), "100,000 points"),
    "letters": (svg(f"<text>{'x ' * 450_000}</text>"), "points and letters"),
    "a polygon": (svg(f'<polygon points="{"1 " * 450_000}"/>'), "50,000 points"),
    "figures without end": (svg(f'<polygon points="{"1" * 900_000}x"/>'), "not a list of numbers"),
    "brackets without end": (svg(f'<path d="M0 0h9v9" style="fill:{"(" * 900_000}"/>'), "too long"),
    "brackets": (svg(f'<path d="M0 0h9v9" style="fill:{"(" * 7_000}"/>'), "nested too deep|not a color"),
    "selectors": (svg(f"<style>{'g g a path{}' * 3_900}</style>{'<g>' * 60}{'<path/>' * 99}{'</g>' * 60}"), "too long"),
    "stops": (svg(f'<linearGradient id="g">{"<stop/>" * 300}</linearGradient><path d="M0 0h9v9" fill="url(#g)"/>'),
              "256 colors"),
    "not a number": (svg('<rect width="NaN" height="9"/>'), "“NaN” in this SVG is not a length"),
    "infinite": (svg('<rect width="1e999" height="9"/>'), "too large"),
    "huge": (svg('<g transform="scale(1e6)"><path d="M0 0h99v99"/></g>'), "far outside"),
    "huger": (svg('<g transform="scale(1e9)"><g transform="scale(1e9)"><path d="M0 0h9v9"/></g></g>'), "too large"),
    "a world": (svg("<path d='M0 0h9v9'/>", 'width="1e9" height="1e9"'), "1e\\+09"),
    "a speck": (svg("<path d='M0 0h9v9'/>", 'width="1e-300" height="1e-300"'), "This SVG measures"),
    "a sliver": (svg("<path d='M0 0h9v9'/>", 'width="9" viewBox="0 0 1e-300 1"'), "This SVG measures"),
    "no size": (svg("<path d='M0 0h9v9'/>", ""), "how large it is"),
    "nested effects": (
        svg('<g opacity=".9">' * 30 + '<path d="M0 0h9v9" stroke="red"/>' + "</g>" * 30), "nested too deep"),
    "an encoding": (b'<?xml version="1.0" encoding="klingon"?><svg/>', "encoding"),
    "another document": (b'<?xml version="1.0"?><html/>', "not “svg”"),
    "nothing": (b"<?xml version='1.0'?>", "well-formed"),
    "half": (b'<svg xmlns="http://www.w3.org/2000/svg"><g', "well-formed"),
}  # fmt: skip


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be opened, once what drawings import has been."""

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("something was opened")

    drawing(RECT.format(""))
    for place in ("builtins.open", "os.open", "socket.socket.connect", "socket.getaddrinfo"):
        monkeypatch.setattr(place, opened)


@pytest.mark.usefixtures("sealed")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_once_and_nothing_besides_it_is_opened(name: str) -> None:
    data, message = HOSTILE[name]
    start = time.process_time()
    with pytest.raises(ImageProblem, match=message):
        read_svg(data)
    assert time.process_time() - start < 1.5  # a fifth of that on an idle machine


SLOW = [pytest.param(name, marks=pytest.mark.slow) for name in ("a bomb of uses", "points", "a polygon")]


@pytest.mark.parametrize("name", ["deep", "wide", "brackets without end", *SLOW])
def test_a_hostile_file_takes_little_memory(name: str) -> None:
    tracemalloc.start()
    with pytest.raises(ImageProblem):
        read_svg(HOSTILE[name][0])
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 100e6


@pytest.mark.usefixtures("sealed")
def test_what_a_file_names_outside_itself_is_not_opened() -> None:
    assert read_svg(NAMED.encode() + svg(RECT.format(""))).items


def test_as_deep_as_allowed_is_drawn() -> None:
    inner = "<g>" * (MOST_DEPTH - 2) + RECT.format("") + "</g>" * (MOST_DEPTH - 2)
    assert drawing(inner).items


_NAMES = some.sampled_from("g svg use rect path text tspan image clipPath style defs pattern a marker".split())  # noqa: SIM905
_ATTRIBUTES = some.dictionaries(
    some.sampled_from("id href x width height d style class transform fill stroke clip-path viewBox opacity".split()),  # noqa: SIM905
    some.sampled_from(
        [
            "a",
            "#a",
            "url(#a)",
            "5",
            "-1",
            "50%",
            "1e9",
            "M0 0h9v9z",
            "fill:red",
            "a b",
            "scale(2)",
            "0 0 9 9",
            "",
            "none",
        ]
    ),
    max_size=4,
)


def _written(node: tuple[str, dict[str, str], list[object]]) -> str:
    name, attributes, children = node
    inner = "".join(child if isinstance(child, str) else _written(child) for child in children)  # type: ignore[arg-type]
    own = " ".join(f"{key}='{value}'" for key, value in attributes.items())
    return f"<{name} {own}>{inner}</{name}>"


_NODES: some.SearchStrategy[tuple[str, dict[str, str], list[object]]] = some.recursive(
    some.tuples(_NAMES, _ATTRIBUTES, some.just([])),
    lambda nodes: some.tuples(
        _NAMES, _ATTRIBUTES, some.lists(nodes | some.sampled_from(["x ", ".a{fill:red}"]), max_size=3)
    ),
    max_leaves=8,
)


@given(some.lists(_NODES, max_size=4))
def test_any_svg_is_a_drawing_or_a_problem_and_never_more(
    nodes: list[tuple[str, dict[str, str], list[object]]],
) -> None:
    try:
        one = drawing("".join(map(_written, nodes)))
    except ImageProblem:
        return
    assert one.items
    assert one == drawing("".join(map(_written, nodes)))
