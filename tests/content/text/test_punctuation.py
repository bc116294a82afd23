"""Typographic punctuation: marks and spaces as each language has them, and nothing else changed."""

import re
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoprint.content.languages.language import Language, language_for
from isoprint.content.model import Blank, Citation, Inlines, Run
from isoprint.content.text.punctuation import punctuate, punctuate_text
from isoprint.problems import Source

TAGS = ("en-US", "en-GB", "es", "es-MX", "fr", "fr-CA", "de", "de-CH", "pt", "pt-PT", "it")


def language(tag: str) -> Language:
    found = language_for(tag)
    assert found is not None
    return found


def printed(text: str, tag: str = "en-US") -> str:
    """Return the text as printed, with ~ for a no-break space and _ for a narrow one."""
    return punctuate_text(text, language(tag)).replace("\u00a0", "~").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"Yes," she said.', "“Yes,” she said."),
        ("\"It's 'fine'.\"", "“It’s ‘fine’.”"),
        ("\"'Yes'\"", "“‘Yes’”"),
        ('("a") or "b"/"c"', "(“a”) or “b”/“c”"),
        ('He said "she said "no" twice".', "He said “she said ‘no’ twice”."),
        ("'Tis the dog's, the dogs'.", "’Tis the dog’s, the dogs’."),
        ("rock 'n' roll in the '90s", "rock ’n’ roll in the ’90s"),
        ("the 1990's", "the 1990’s"),
        ("5'6\" tall, a 3\" scar", "5′6″ tall, a 3″ scar"),
        ('"in 2009" and "we" are', "“in 2009” and “we” are"),
        ('A quotation "that goes on', "A quotation “that goes on"),
        ("pages 3--5, Mon--Fri", "pages 3–5, Mon–Fri"),
        ("skin -- which --- heals", "skin—which—heals"),
        ("skin---which --> and ----", "skin—which --> and ----"),
        ("Wait... what....", "Wait… what...."),
        ("5 mg/kg, 37 °C, 5 % at 6 pm, 5 margins", "5~mg/kg, 37~°C, 5~% at 6~pm, 5 margins"),
        ("p < 0.05, ≥ 5, 3 × 4", "p~<~0.05, ≥~5, 3~×~4"),
        ("(n = 1,024) and mean ± 5", "(n~=~1,024) and mean ±~5"),
        ("1 to 3 mm, 1 to 3 men, 250 to 500 g", "1~to~3~mm, 1 to 3 men, 250 to 500~g"),
        ("Dr. Layton, Fig. 3, No. 5, e.g. this vs. that", "Dr.~Layton, Fig.~3, No.~5, e.g.~this vs.~that"),
        ("He said No. We left. A fig. leaf", "He said No. We left. A fig. leaf"),
        ("(J. A. Smith) but vitamin A. The", "(J.~A.~Smith) but vitamin A. The"),
        ("Layton et al. found", "Layton et~al. found"),
        ("two  spaces\nand\ttabs ", "two spaces and tabs"),
        ("https://a.org/x--y...z, \"https://b.org/c'd\"", "https://a.org/x--y...z, “https://b.org/c'd”"),
        ("the 'orrible truth", "the ’orrible truth"),
        ('"https://a.org/b_(c)" (https://d.org)--', "“https://a.org/b_(c)” (https://d.org)–"),
        ("", ""),
    ],
)  # fmt: skip
def test_english_is_punctuated_as_printers_do(typed: str, expected: str) -> None:
    assert printed(typed) == expected


@pytest.mark.parametrize(
    ("tag", "typed", "expected"),
    [
        ("en-GB", "\"a 'b'\" -- c", "“a ‘b’”~– c"),
        ("es", "\"a 'b'\" -- c, 10 000", "«a “b”»~– c, 10~000"),
        ("es", "de 1 a 3 mm", "de 1~a~3~mm"),
        ("es-MX", "\"a 'b'\"", "“a ‘b’”"),
        ("fr", '"a \'b\'", l\'"acné"', "«_a “b”_», l’«_acné_»"),
        ("fr", "Quoi ? Oui! Il dit: non ; à 18:00 ?!", "Quoi_? Oui_! Il dit_: non_; à 18:00_?!"),
        ("fr", '« déjà » et " mot "', "«_déjà_» et «_mot_»"),
        ("fr", "https://a.fr/?x=1; M. Dupont, p. ex. n° 5", "https://a.fr/?x=1_; M.~Dupont, p.~ex.~n°~5"),
        ("fr-CA", 'Quoi? Il dit: "non"', "Quoi? Il dit~: «~non~»"),
        ("de", "\"a 'b'\" -- z. B. die Nr. 5", "„a ‚b‘“~– z.~B. die Nr.~5"),
        ("de", "\"a 'b\" c' d'", "„a ‚b“ c’ d’"),
        ("de-CH", "\"a 'b'\"", "«a ‹b›»"),
        ("pt", "\"a 'b'\"", "“a ‘b’”"),
        ("pt-PT", "\"a 'b'\"", "«a “b”»"),
        ("it", "l'\"acne\" 'x'", "l’«acne» “x”"),
    ],
)
def test_each_language_has_its_own_marks_and_spaces(tag: str, typed: str, expected: str) -> None:
    assert printed(typed, tag) == expected


def test_a_quotation_opens_in_one_run_and_closes_in_another() -> None:
    inlines = (Run('He said "'), Run("yes", strong=True), Run('" -'), Run("-", emphasis=True), Run(" 5 "), Run("mg"))
    assert punctuate(inlines, language("en-GB")) == (
        Run("He said “"), Run("yes", strong=True), Run("”\u00a0– "), Run("5\u00a0"), Run("mg"),
    )  # fmt: skip


def test_citations_and_blanks_stay_and_count_as_words() -> None:
    cited, blank = Citation(("a",), Source("x")), Blank(("iPLEDGE",))
    inlines: Inlines = (Run('"'), blank, Run("'s\" "), cited, Run("..."))
    assert punctuate(inlines, language("en")) == (Run("“"), blank, Run("’s” "), cited, Run("…"))


def test_a_link_that_prints_its_address_is_untouched() -> None:
    inlines = (Run("a.org/x--y", link="https://a.org/x--y"), Run("--"))
    assert punctuate(inlines, language("en")) == (inlines[0], Run("–"))


TYPED = st.text(alphabet=st.sampled_from("ab A1é2  .\"\"''--<>:;!?()«»“”’…\n5%mg,/\u00a0\u202f"), max_size=40)


def skeleton(text: str) -> str:
    """Return what punctuating may not change: everything but marks, dots, hyphens and spaces."""
    return re.sub("[\\s\"'.…–—\\-‘’“”„‚«»‹›′″]", "", normalize("NFC", text))


@given(TYPED, st.sampled_from(TAGS))
def test_only_the_documented_characters_change(typed: str, tag: str) -> None:
    assert skeleton(punctuate_text(typed, language(tag))) == skeleton(typed)


@given(st.text(max_size=40), st.sampled_from(TAGS))
def test_any_text_keeps_its_other_characters(typed: str, tag: str) -> None:
    assert skeleton(punctuate_text(typed, language(tag))) == skeleton(typed)


@given(TYPED, st.sampled_from(TAGS))
def test_punctuating_twice_changes_nothing_more(typed: str, tag: str) -> None:
    once = punctuate_text(typed, language(tag))
    assert punctuate_text(once, language(tag)) == once


@given(TYPED, st.lists(st.integers(0, 40), max_size=4), st.sampled_from(TAGS))
def test_where_runs_part_makes_no_difference(typed: str, cuts: list[int], tag: str) -> None:
    typed = re.sub("[\n\t]| {2,}", " ", typed).strip(" ")
    edges = sorted({0, len(typed), *(c for c in cuts if c < len(typed))})
    runs = tuple(Run(typed[a:b]) for a, b in pairwise(edges))
    whole = punctuate((Run(typed),), language(tag)) if typed else ()
    assert "".join(r.text for r in punctuate(runs, language(tag)) if isinstance(r, Run)) == "".join(
        r.text for r in whole if isinstance(r, Run)
    )
