from summarise.report.digest import make_digest
from summarise.report.lines import names_of, says_who, what, who
from summarise.schema import Action, Actor, Article, Attribution, Coverage, Party


def texts(digest, question):
    return [line.text for section in digest.sections if section.question == question for line in section.lines]


def test_a_digest_answers_four_questions_most_important_first(example):
    digest = make_digest(example.summary, example.article)
    assert digest.byline == "The Vendria Courier · 12 May 2031"
    assert texts(digest, "Who")[1] == "Hydra Nord, the company that runs the dam"
    assert texts(digest, "What")[:2] == [
        "spillway of the Orlin dam gave way, Sunday night (claimed by interior ministry of Vendria)",
        "At least 26 people have died (claimed by interior ministry of Vendria)",
    ]
    assert texts(digest, "How many")[2] == "40 villages, according to Tomas Velk; Petra Osk; the article itself"
    assert texts(digest, "Says who")[0] == "Tomas Velk told Radio Vendria: 40 villages had received no warning"
    assert digest.notes == ("1 of 6 passages could not be read.",)


def test_a_digest_is_read_in_half_a_minute(example):
    digest = make_digest(example.summary, example.article)
    words = sum(len(line.text.split()) for section in digest.sections for line in section.lines) + len(
        digest.lead.words.split()
    )
    assert words < 160
    assert [section.more for section in digest.sections] == [10, 5, 6, 7]


def test_what_the_lead_already_tells_is_not_told_again(example):
    digest = make_digest(example.summary)
    assert digest.lead.words.startswith("At least 26 people have died")
    assert not any(line.startswith("interior ministry") for line in texts(digest, "Says who"))


def test_words_of_a_line_that_are_not_ours_stand_in_the_article(example):
    for section in make_digest(example.summary, example.article).sections:
        for line in section.lines:
            for piece in line.pieces:
                if piece.span:
                    source = example.article.text if piece.span.field == "text" else example.article.title
                    assert source[piece.span.start : piece.span.end] == piece.span.text


def test_a_pronoun_is_replaced_by_the_actor_it_means(example):
    ordered = example.summary.actions[4]
    assert what(ordered, names_of(example.summary)).text == "Prime Minister Daro Lind ordered an inquiry"


def test_a_passive_begins_with_whom_it_is_done_to(example):
    fined = example.summary.actions[6]
    assert what(fined, names_of(example.summary)).text == "Hydra Nord fined twice, since 2019 (claimed by court records)"


def test_forms_of_speech_read_differently(example):
    names = names_of(example.summary)
    lines = [says_who(one, names, most=100).text for one in example.summary.attributions]
    assert lines[4] == "Ilse Maran said: “Nobody rang, nobody knocked”"
    assert lines[6] == "Tomas Velk said: it was closer to 200 million euros (via regional chamber of trade)"
    assert lines[7].startswith("court records: Hydra Nord has been fined twice since 2019")
    assert lines[9] == "energy minister: who declined to speak to reporters"


def test_a_target_outside_the_action_is_named(build, place):
    text = "The council sued over the bridge. Norlund Steel was surprised."
    action = Action(
        id="d", text=place(text, "sued over the bridge"), status="asserted", mentions=(),
        agent=Party(span=place(text, "council")), target=Party(span=place(text, "Norlund Steel")),
    )  # fmt: skip
    summary = build(Article(id="a", text=text), actions=(action,))
    assert what(action, names_of(summary)).text == "council sued over the bridge → Norlund Steel"


def test_a_figure_and_what_it_counts_are_joined_as_in_the_article(build, place, example):
    names = names_of(example.summary)
    text = "Half of the voters stayed at home; rents rose, by 12%."
    article = Article(id="a", text=text)
    from summarise.report.lines import how_many
    from summarise.schema import Claim, ClaimedNumber

    def number(figure, counted):
        at = place(text, figure)
        return ClaimedNumber(id="n", figure=at, value=None, counted=place(text, counted), claims=(Claim(figure=at),))

    assert how_many(number("Half", "voters"), names, article).text == "Half of the voters"
    assert how_many(number("Half", "voters"), names).text == "Half · voters"
    assert how_many(number("12%", "rents"), names, article).text == "12% · rents"


def test_failed_and_empty_articles_say_so(build):
    article = Article(id="folder/empty.txt", text="")
    failed = build(article, error="The file\nholds no text.", coverage=Coverage(passages=0))
    assert make_digest(failed).notes == ("This article failed: The file holds no text.",)
    assert make_digest(failed).title == "folder/empty.txt"
    assert make_digest(build(article)).notes == ("Nothing was found in this article.",)


def test_a_reference_to_nothing_does_no_harm(build, place):
    text = "He said no."
    said = Attribution(id="t", source=Party(span=place(text, "He"), actor="gone"), content=place(text, "no"), form="indirect")
    did = Action(id="d", text=place(text, "said"), status="denied", mentions=(), attributions=("gone",))
    summary = build(Article(id="a", text=text), attributions=(said,), actions=(did,))
    assert texts(make_digest(summary), "Says who") == ["He: no"]
    assert texts(make_digest(summary), "What") == ["said (denied)"]


def test_an_actor_without_a_role_is_a_name(place):
    assert who(Actor(id="w", name=place("Ana Reis left", "Ana Reis"), kind="person", mentions=())).text == "Ana Reis"
