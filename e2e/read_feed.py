"""Reads a feed, a calendar or a letter with a calendar as other programs do: read_feed.py atom|calendar|letter < FILE.

Prints one JSON object: what the parser found wrong, and the entries that it saw.
"""

import json
import sys


def read_atom(data):
    import feedparser

    # Without the headers of HTTP, as a file; nothing is mended silently: `bozo` is set where anything had to be.
    feed = feedparser.parse(data, sanitize_html=False)
    problems = [str(feed.bozo_exception)] if feed.bozo else []
    if feed.version != "atom10":
        problems.append(f"taken for {feed.version or 'nothing known'}")
    entries = []
    for entry in feed.entries:
        for field in ("id", "title", "link", "published_parsed", "updated_parsed", "summary", "content"):
            if not entry.get(field):
                problems.append(f"{entry.get('id')}: no {field}")
        if entry.updated_parsed < entry.published_parsed:
            problems.append(f"{entry.id}: updated before it was published")
        entries.append({"id": entry.id, "title": entry.title})
    for field in ("id", "title", "updated_parsed", "links"):
        if not feed.feed.get(field):
            problems.append(f"the feed has no {field}")
    return problems, entries


def read_calendar(data):
    from icalendar import Calendar

    calendar = Calendar.from_ical(data)
    problems = [f"{name}: {why}" for part in calendar.walk() for name, why in part.errors]
    for field in ("VERSION", "PRODID"):
        if field not in calendar:
            problems.append(f"the calendar has no {field}")
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            problems.append(f"a line of {len(line)} bytes is not folded")
    if b"\n" in data.replace(b"\r\n", b""):
        problems.append("a line does not end in CR LF")
    entries = []
    for event in calendar.walk("VEVENT"):
        for field in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"):
            if field not in event:
                problems.append(f"{event.get('UID')}: no {field}")
        if event.decoded("DTEND") <= event.decoded("DTSTART"):
            problems.append(f"{event.get('UID')}: ends before it starts")
        entries.append({"id": str(event["UID"]), "title": str(event["SUMMARY"]), "starts": str(event.decoded("DTSTART"))})
    return problems, entries


# What each method asks for and rules out beside what every event has (RFC 5546, 3.2.1 and 3.2.5).
METHODS = {"PUBLISH": (("ORGANIZER",), ("ATTENDEE",)), "CANCEL": (("ORGANIZER", "ATTENDEE", "SEQUENCE"), ())}


def read_letter(data):
    import email
    import email.policy

    from icalendar import Calendar

    letter = email.message_from_bytes(data, policy=email.policy.default)
    text = letter.get_body(("plain",)).get_content()
    seen = {"id": letter["message-id"], "title": letter["subject"], "text": text}
    problems = []
    for part in letter.iter_attachments():
        file = part.get_content().encode()
        problems += read_calendar(file)[0]
        calendar = Calendar.from_ical(file)
        seen["method"] = str(calendar["METHOD"])
        # The letter has to name the method as the file does (RFC 6047, 2.4).
        if part["content-type"].params.get("method") != seen["method"]:
            problems.append(f"the letter says {part['content-type']}, the file {seen['method']}")
        (event,) = calendar.walk("VEVENT")
        asked, ruled_out = METHODS[seen["method"]]
        problems += [f"{seen['method']} without {name}" for name in asked if name not in event]
        problems += [f"{seen['method']} with {name}" for name in ruled_out if name in event]
        fields = ("UID", "SEQUENCE", "STATUS", "LOCATION", "ATTENDEE")
        seen |= {name.lower(): str(event[name]) for name in fields if name in event}
        seen["starts"] = str(event.decoded("DTSTART"))
    return problems, [seen]


READERS = {"atom": read_atom, "calendar": read_calendar, "letter": read_letter}

if __name__ == "__main__":
    found, seen = READERS[sys.argv[1]](sys.stdin.buffer.read())
    if len({entry["id"] for entry in seen}) != len(seen):
        found.append("two entries have one id")
    json.dump({"problems": found, "entries": seen}, sys.stdout)
