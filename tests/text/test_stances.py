"""The stance of an attribution: by its cue, else by the words, else by the office of who speaks."""

from __future__ import annotations

import pytest

from pipeline.text.mentions import read_mentions
from pipeline.text.sentences import split

# language, text, stance of its first attribution
SHOWN = {
    "en cue": ("en", "Anna Stone rejected the offer.", "opposes"),
    "en phrase": ("en", "Anna Stone is in favour of a smaller port.", "supports"),
    "en phrase with a gap": ("en", "Anna Stone gave her full backing to the crews.", "supports"),
    "en phrase denied": ("en", "Anna Stone is not convinced by the figures.", "opposes"),
    "en came out": ("en", "Anna Stone came out against the tunnel.", "opposes"),
    "en words": ("en", "Anna Stone said the tunnel was a disgrace.", "opposes"),
    "en two things held": ("en", "Anna Stone backed the bridge and rejected the tunnel.", "supports"),
    "en vows to fight": ("en", "Anna Stone vowed to fight the closure.", "opposes"),
    "en words before that": ("en", "Anna Stone said it was a shame that the port had closed.", "opposes"),
    "en promise": ("en", "“We will open every dock again,” Anna Stone said.", "supports"),
    "en cue and but": ("en", "Anna Stone welcomed the dock, but it came far too late.", "mixed"),
    "en in two minds": ("en", "Anna Stone had mixed feelings about the dock.", "mixed"),
    "en reckons": ("en", "Anna Stone estimates that 300 ships will come.", "asserts"),
    "en informs": ("en", "Anna Stone, the coroner, said the man had drowned.", None),
    "en office of a union": ("en", "The Police Union said the pay was an insult.", "opposes"),
    "en scholar": ("en", "Geologist Anna Stone said the reef was young.", None),
    "en nothing plain": ("en", "Anna Stone said the ship came from Hull.", None),
    "en deed": ("en", "The council passed the new harbour law.", "supports"),
    "en passes by": ("en", "Anna Stone passed the harbour.", None),
    "de cue": ("de", "Jonas Weber lehnte das Angebot ab.", "opposes"),
    "de phrase": ("de", "Jonas Weber sprach sich am Montag für den Hafen aus.", "supports"),
    "de phrase against": ("de", "Jonas Weber hält nichts von dem Hafen.", "opposes"),
    "de shows himself": ("de", "Jonas Weber zeigte sich gestern enttäuscht.", "opposes"),
    "de denied from afar": ("de", "Jonas Weber will den Plan nicht länger unterstützen.", "opposes"),
    "de denied at the end": ("de", "Jonas Weber unterstützt den Plan nicht.", "opposes"),
    "de rejection denied": ("de", "Jonas Weber lehnt den Plan nicht ab.", None),
    "de second part that only tells": ("de", "Jonas Weber wies auf den Nebel hin.", None),
    "de words": ("de", "Jonas Weber sagte, der Tunnel sei eine Schande.", "opposes"),
    "de reckons": ("de", "Jonas Weber rechnet mit 300 Schiffen.", "asserts"),
    "de informs": ("de", "Die Polizei Kassel teilte mit, zwei Männer seien verletzt.", None),
    "de nothing plain": ("de", "Jonas Weber sagte, das Schiff komme aus Kiel.", None),
}


@pytest.mark.parametrize(("language", "text", "shown"), SHOWN.values(), ids=SHOWN.keys())
def test_a_stance_is_told_where_it_is_plain(language: str, text: str, shown: str | None) -> None:
    found = read_mentions(text, language, None, split(text, language)).attributions
    assert (found[0].leaning if found else None) == shown


def test_the_words_of_a_source_are_no_stance_of_a_medium() -> None:
    text = "According to Reuters, the tunnel is a disgrace. Reuters was founded in London."
    found = read_mentions(text, "en", None, split(text, "en"))
    assert found.attributions[0].leaning is None
