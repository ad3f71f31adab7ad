"""Furniture: what is found, and above all what is left in."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.articles.clean import find_furniture

BODY = [
    "The council of Port Lisk has closed the old bridge after engineers found cracks in two of its pillars.",
    "Nobody may cross it until the end of the month, the mayor, Ana Reis, said on Tuesday morning.",
    "The ferry will run every twenty minutes, and islanders will travel free of charge until then.",
]

FURNITURE = {
    "copyright": [
        "Copyright © 2024 The Lisk Ledger. All rights reserved.",
        "Copyright 2023 Quayside Media Ltd",
        "© 2024 The Lisk Ledger",
        "(c) 2019 Northern Wire",
        "The Lisk Ledger Ltd, 4 Quay Street. All rights reserved.",
        "All rights reserved. This material may not be published, broadcast or rewritten.",
        "This article may not be reproduced without our written permission.",
        "The Ledger is not responsible for the content of external sites.",
    ],
    "caption": [
        "Image caption The bridge at dawn, before it was closed",
        "Image copyright Lisk Pictures",
        "Image source, Quayside Agency",
        "Media caption: The mayor explains why the bridge is shut",
        "Photo: Ida Quist",
        "Photograph: Ida Quist/The Lisk Ledger",
        "Photo by Ida Quist/Getty Images",
        "Getty Images",
        "Ida Quist/Getty Images",
        "FILE - The old bridge of Port Lisk, seen from the quay on March 3, 2023.",
        "Workers put up a fence at the bridge in Port Lisk on Tuesday, March 12, 2024. (AP Photo/Ida Quist)",
        "The mayor at the quay (Photo: Ida Quist)",
        "Cars wait for the ferry. (Ida Quist/Reuters)",
        "Enlarge this image",
        "hide caption",
        "Photo 3 of 9: The fence at night",
        "![The bridge](bridge.jpg)",
    ],
    "share": [
        "Share this article",
        "Share this story on Facebook",
        "Share on Twitter",
        "Share this with your friends",
        "Follow us on Twitter and Instagram",
        "Like us on Facebook for more news from the coast",
        "Follow Ida Quist on Twitter: @idaquist",
        "Follow @lisk_ledger",
        "Copy link",
        "Share this: Facebook | WhatsApp | Email",
        "Share Comments (12)",
    ],
    "cookies": [
        "We use cookies to improve your experience on our site.",
        "This website uses cookies. By clicking Accept you agree to our policy.",
        "By continuing to use this site, you agree to our use of cookies.",
        "Accept all cookies",
        "Cookie settings",
        "Privacy policy",
    ],
    "subscription": [
        "Sign up for our weekly newsletter and get the news of the coast.",
        "Subscribe to the Ledger's morning newsletter",
        "Get the day's top stories delivered to your inbox",
        "Already a subscriber? Log in",
        "Subscribe now",
        "This article is for subscribers only.",
        "You have read your last free article this month.",
        "Support our journalism from two pounds a month",
    ],
    "navigation": [
        "Skip to main content",
        "Back to top",
        "Home > News > Islands",
        "News | Sport | Weather | Tides",
        "This page is best viewed in an up-to-date web browser with style sheets enabled.",
        "Please enable JavaScript to see this page.",
        "Your browser does not support this video.",
        "Click here for the tide tables",
        "Listen to this article",
        "4 min read",
        "Terms of use | Privacy policy | About us",
    ],
    "advertisement": [
        "Advertisement",
        "ADVERTISEMENT",
        "Sponsored content",
        "Article continues below",
        "Story continues after advertisement",
        "Advertisement - continue reading below",
        "Scroll to continue",
    ],
    "comments": [
        "Comments",
        "14 comments",
        "Comments (14)",
        "Leave a comment",
        "View all comments",
        "Join the conversation",
        "Comments are closed.",
        "Log in to comment",
    ],
    "contact": [
        "Contact the reporter at ida.quist@ledger.example",
        "Email the author: ida@ledger.example",
        "Ida Quist can be reached at ida@ledger.example.",
        "Do you have a story for us? Call the news desk.",
        "Have you been affected by the closure? Email news@ledger.example",
        "Got a tip? Send it to our desk",
    ],
    "related links": [
        "Read more: Why the bridge is a hundred years old",
        "READ MORE: Ferry company asks for a second boat",
        "Also read: Islanders count the cost",
        "See also: Bridges of the coast",
        "Related: Five pillars and a mayor",
        "Watch: The last car over the bridge",
        "» The bridge in pictures",
    ],
    "byline": [
        "(Reporting by Ida Quist; editing by Tomas Vell)",
        "Additional reporting by Tomas Vell in Orm",
    ],
}

TEXT = [
    "“Share this burden with us,” the mayor told the islanders.",
    "Share this burden",
    "Share prices of the ferry company fell by 12% on Tuesday.",
    "Shares in Lisk Ferries rose.",
    "Follow the money, the auditor said, and you will find the bridge.",
    "Follow us on Twitter, the leaflet said, and nobody did.",
    "Copyright law was changed in 2019, and the library has paid ever since.",
    "Copyright is a matter for the courts.",
    "The firm keeps all rights reserved to it under the treaty of 1921.",
    "We use cookies in the trial because children like them, the baker said.",
    "This site uses cookies made of oats, the head of the canteen joked, not the other kind.",
    "Sign up for the army, the posters told the young men of Orm.",
    "Subscribe to that view and the war never ends.",
    "Get out of the water, the lifeguard shouted at 300 bathers.",
    "A photo finish decided the race.",
    "Photographs of the bridge were handed to the court on Friday.",
    "Image rights were sold for 3 million euros.",
    "Video source code was stolen from the company, police said.",
    "Picture credit unions lending to islanders for a century.",
    "Home is where the ferry lands, Quist wrote.",
    "Home/away rules were dropped by the league.",
    "Comments by the mayor angered the ferry company.",
    "Comments from 14 islanders were read out in court.",
    "Contact the reporter on the ground was lost on Monday.",
    "Contact with the ship was lost at 4 a.m., the coast guard said.",
    "Email is banned in the ministry since the leak.",
    "Email records showed that the mayor knew.",
    "Read more books, the minister told pupils.",
    "See also the ferry: it has been late on 40 days.",
    "Related charges were dropped in May.",
    "Related costs rose to 1.4 million.",
    "Advertisement boards fell in the storm and hurt two people.",
    "Advertising revenue fell by a fifth.",
    "Sponsored by the navy, the festival drew 12,000 people.",
    "Click here to kill: that is how the drone's makers sold it, the report said.",
    "Listen to the article of faith, the bishop said.",
    "Watch out for ice, the police warned.",
    "By Monday the water had reached the second floor.",
    "By Friday Night",
    "Source code of the ferry's computer was lost.",
    "This is a developing story; more details are expected on Tuesday.",
    "Terms of use of the harbour were agreed by both sides on 3 May.",
    "Join the navy and see the world, the sign says.",
    "The minister said: “All rights reserved.”",
    "Reporting by this newspaper showed that 40 people had known of the cracks.",
    "More on the bridge was not known on Tuesday.",
    "Police shared an image of the man (who wore a red coat) on Friday.",
    "The agency (AP) was the first to report the closure.",
    "PORT LISK (Reuters) - The bridge of Port Lisk was closed on Tuesday.",
    "Advertisements for the ferry will stop, the council decided.",
    "Lisk 3 | Orm 2",
    "The sign © was what the court had to rule on.",
]


@pytest.mark.parametrize(("reason", "line"), [(reason, line) for reason, lines in FURNITURE.items() for line in lines])
def test_a_line_of_furniture_is_found_wherever_it_stands(reason: str, line: str) -> None:
    for before, after in ((BODY[:1], BODY[1:]), (BODY, [])):
        text = "\n\n".join([*before, line, *after])
        (found,) = find_furniture(text)
        assert text[found.start : found.end] == line
        assert found.reason == reason


@pytest.mark.parametrize("line", TEXT)
def test_a_sentence_of_the_article_is_left_in(line: str) -> None:
    for lines in ([line, *BODY], [*BODY[:1], line, *BODY[1:]], [*BODY, line], [line]):
        assert find_furniture("\n".join(lines)) == ()


def excluded(text: str) -> list[str]:
    return [text[e.start : e.end] for e in find_furniture(text)]


def test_links_under_a_heading_end_where_the_text_goes_on() -> None:
    links = ["More on This Story", "Ferry company asks for a second boat", "Why is the bridge so old?"]
    assert excluded("\n".join([BODY[0], *links, *BODY[1:]])) == links
    assert excluded("\n".join([*BODY, *links])) == links


def test_topics_and_tags_at_the_end_are_links() -> None:
    links = ["Related Topics", "Port Lisk", "Bridges", "Ana Reis"]
    assert excluded("\n\n".join([*BODY, *links])) == links


def test_a_heading_before_the_article_takes_no_headline_with_it() -> None:
    assert excluded("\n".join(["Home | News", "Top stories", "Bridge closed in Port Lisk", *BODY])) == [
        "Home | News",
        "Top stories",
    ]


def test_quotations_under_a_heading_are_text() -> None:
    text = "\n".join([BODY[0], "Read more", "“Nobody asked us,” one islander said.", *BODY[1:]])
    assert excluded(text) == ["Read more"]


def test_headlines_at_the_very_end_are_links_without_a_heading() -> None:
    links = ["Ferry company asks for a second boat", "Orm counts its votes again", "Three hurt as a crane falls on the quay"]
    assert excluded("\n".join([*BODY, *links])) == links
    assert excluded("\n".join([*BODY, *links, "© 2024 The Lisk Ledger"])) == [*links, "© 2024 The Lisk Ledger"]


@pytest.mark.parametrize(
    "ending",
    [
        [
            "The islanders ask for three things:",
            "A second ferry on every working day",
            "Free parking at the new quay",
            "A new bridge by next spring",
        ],
        ["Ana Reis, 54", "Tomas Vell, 31", "Ida Quist, 29"],
        ["Lisk 3, Orm 1", "Vell 2, Quist 0", "Norby 1, Haven 1"],
        ["Ferry company asks for a second boat", "Orm counts its votes again"],
        ["Why did you leave the council?", "When will the new bridge open?", "Who is going to pay for it?"],
    ],
)
def test_a_list_that_belongs_to_the_article_is_text(ending: list[str]) -> None:
    assert excluded("\n".join([*BODY, *ending])) == []


def test_a_row_of_buttons_is_furniture_and_one_word_alone_is_not() -> None:
    assert excluded("\n".join([BODY[0], "Facebook", "Twitter", "WhatsApp", *BODY[1:]])) == ["Facebook", "Twitter", "WhatsApp"]
    assert excluded("\n".join([BODY[0], "Facebook", *BODY[1:]])) == []
    assert excluded("\n".join([BODY[0], "Share this article", "Facebook", *BODY[1:]])) == ["Share this article", "Facebook"]


@pytest.mark.parametrize(
    "line",
    [
        "By Ida Quist",
        "By IDA QUIST and TOMAS VELL",
        "By Ida Quist, Lisk Ledger",
        "By Reuters",
        "Published 12 March 2024",
        "Updated: March 12, 2024, 10:15 AM",
        "12 March 2024",
        "Last updated at 10:15 on 12 March 2024",
        "3 hours ago",
        "Source: Northern News Agency",
        "By Ida Quist, political reporter",
    ],
)
def test_bylines_and_dates_are_furniture_near_the_head_alone(line: str) -> None:
    text = "\n".join(["Bridge closed in Port Lisk", line, *BODY])
    assert [(text[e.start : e.end], e.reason) for e in find_furniture(text)] == [(line, "byline")]
    assert excluded("\n".join([*BODY * 4, line, *BODY])) == []


def test_a_credit_inside_a_paragraph_is_left_out_alone() -> None:
    text = "The bridge was closed (AP Photo/Ida Quist) on Tuesday, the mayor said."
    assert excluded(text) == ["(AP Photo/Ida Quist)"]


def test_a_notice_at_the_end_of_a_paragraph_is_left_out_alone() -> None:
    text = BODY[0] + " © 2024 The Lisk Ledger"
    assert excluded(text) == ["© 2024 The Lisk Ledger"]


def test_wrapped_lines_are_judged_by_paragraph() -> None:
    text = (
        "The islanders have long asked for a second boat, and they asked the council\n"
        "to share this story with your friends in the ministry so that somebody at\n"
        "last would act on it; the council has now promised to write to them before\n"
        "the summer ends.\n\n"
        "Share this article\n"
    )
    assert excluded(text) == ["Share this article"]


def test_a_word_without_end_is_no_language_unless_its_script_has_no_blanks() -> None:
    assert excluded("x" * 1001) == ["x" * 1001]
    assert excluded("x" * 1000) == []
    assert excluded("市長" * 1000) == []


@given(
    st.lists(
        st.sampled_from(
            [*BODY, *TEXT, *(line for lines in FURNITURE.values() for line in lines), "Facebook", "More on This Story", ""]
        ),
        max_size=20,
    )
)
def test_ranges_are_sorted_apart_and_stripped(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = find_furniture(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[e.start : e.end].strip() == text[e.start : e.end] != "" for e in found)
    assert all(sentence not in text[e.start : e.end] for e in found for sentence in BODY)


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "©",
        "Share ",
        "home > ",
        "By A ",
        "photo by A ",
        "a.b@",
        "! ",
        "News | ",
        "Copyright © 2024 ",
        "12 March 2024 ",
        "(AP ",
        "/Getty Images",
        "uses cookies ",
        "share this article or ",
    ],
)
def test_hostile_lines_take_no_time(unit: str) -> None:
    begun = time.process_time()
    find_furniture(unit * (1_000_000 // len(unit)))
    for length in (100, 300, 590):
        find_furniture((unit * 600)[:length] + "~")
    assert time.process_time() - begun < 2
