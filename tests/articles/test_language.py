"""The language of a text."""

import pytest

from summarise.articles.language import detect_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The council of Port Lisk has closed the old bridge after engineers found cracks in two of its pillars on Monday.",
        ),
        (
            "de",
            "Der Rat der Stadt hat die alte Brücke gesperrt, nachdem Ingenieure am Montag Risse in zwei ihrer "
            "fünf Pfeiler gefunden hatten, sagte die Bürgermeisterin.",
        ),
        (
            "fr",
            "Le conseil municipal a fermé le vieux pont après que des ingénieurs ont découvert lundi des "
            "fissures dans deux de ses cinq piliers, a dit la maire.",
        ),
        (
            "zh",
            "市议会星期一关闭了这座老桥，因为工程师在五个桥墩中的两个发现了裂缝。市长说，在月底之前任何人都不得通过，渡轮每二十分钟一班。",
        ),
        (None, "Rain fell on Port Lisk."),
        (None, "qx zv kj wq pf gh bn mt rl sd vc xz qw er ty ui op as df gh jk zx cv bn 12 34 56"),
        (None, ""),
    ],
)
def test_a_language_is_told_or_left_open(language: str | None, text: str) -> None:
    assert detect_language(text) == language
