"""The yardstick of tests/bench/store.mjs: the same work in SQLite (WAL, synchronous FULL), by the
binding that comes with Python, as none of those for Node can be had without a download or a compiler.
Arguments: what to do, a folder, how many articles. Prints milliseconds in JSON; `turns` does one piece
of work for each line that comes in, and prints a line for it."""

import json
import os
import random
import sqlite3
import sys
import time

task, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
QUOTES_EACH, MERGE_TAGS, MERGE_QUOTES, OTHER_TAGS, SPEAKERS = 8, 6, 5_000, 200, 500
path = os.path.join(folder, "yardstick.sqlite")
rng = random.Random(task)
spelling = random.Random(5)
words = ["".join(spelling.choice(["con", "ter", "mi", "sta", "lo", "ver"]) for _ in range(2)) for _ in range(4_000)]


def connect():
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = full")
    return db


def text():
    return " ".join(rng.choices(words, k=850))[:6_000]


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def add_articles(db, first, texts):
    db.execute("begin immediate")
    for number, body in enumerate(texts, first):
        reference = json.dumps({"title": body[:80], "author": [{"family": body[:8]}]})
        db.execute("insert into article values (?, ?, ?, ?)", (number, body[:80], number, reference))
        db.execute("insert into revision values (?, ?)", (number, body))
    db.execute("commit")


def make():
    db = connect()
    db.executescript(
        """
        create table article (id integer primary key, title text, modified integer, reference text);
        create table revision (article integer primary key, text text);
        create table quote (id integer primary key, article integer, start integer, end integer,
          exact text, speaker integer, modified integer);
        create table quote_tag (quote integer, tag integer, primary key (quote, tag)) without rowid;
        create index article_modified on article (modified);
        create index quote_article on quote (article);
        create index tag_quotes on quote_tag (tag);
        """
    )
    for first in range(0, count, 1_000):
        texts = [text() for _ in range(min(1_000, count - first))]
        add_articles(db, first, texts)
        db.execute("begin immediate")
        for number, body in enumerate(texts, first):
            for i in range(QUOTES_EACH):
                quote, start = number * QUOTES_EACH + i, rng.randrange(5_000)
                exact = body[start : start + 160]
                row = (quote, number, start, start + 160, exact, rng.randrange(SPEAKERS), number)
                db.execute("insert into quote values (?, ?, ?, ?, ?, ?, ?)", row)
                tags = {MERGE_TAGS + rng.randrange(OTHER_TAGS)}
                if quote // MERGE_TAGS < MERGE_QUOTES:
                    tags.add(quote % MERGE_TAGS)
                db.executemany("insert into quote_tag values (?, ?)", [(quote, tag) for tag in tags])
        db.execute("commit")
    db.execute("pragma wal_checkpoint(truncate)")
    db.close()


def open_library():
    """A new process opens it and gives the first rows and the counts. Ends without closing, as the
    store's does: the log stays as it is for the next."""
    held = []
    opened = timed(lambda: held.append(connect()) or held[0].execute("select 1 from article limit 1").fetchall())
    rows = timed(lambda: first_rows(held[0]))
    print(json.dumps({"opened": opened, "rows": rows}), flush=True)
    os._exit(0)


def first_rows(db):
    db.execute("select * from article order by modified desc limit 50").fetchall()
    db.execute("select count(*) from article").fetchone()
    db.execute("select count(*) from quote").fetchone()


def leave_log():
    """As after a crash: the newest 10,000 changes only in the log."""
    db = connect()
    db.execute("pragma synchronous = off")
    db.execute("pragma wal_autocheckpoint = 0")
    for i in range(10_000):
        change(db, i)
    os._exit(0)


def change(db, i):
    quote, tag = rng.randrange(count * QUOTES_EACH), MERGE_TAGS + i % OTHER_TAGS
    db.execute("begin immediate")
    if i % 2:
        db.execute("insert or ignore into quote_tag values (?, ?)", (quote, tag))
    else:
        db.execute("delete from quote_tag where quote = ? and tag = ?", (quote, tag))
    db.execute("update quote set modified = ? where id = ?", (count + i, quote))
    db.execute("commit")


def merge(db, tag):
    db.execute("begin immediate")
    where = "id in (select quote from quote_tag where tag = ?)"
    db.execute(f"update quote set modified = ? where {where}", (count, tag))
    db.execute("insert or ignore into quote_tag select quote, 0 from quote_tag where tag = ?", (tag,))
    db.execute("delete from quote_tag where tag = ?", (tag,))
    db.execute("commit")


def take_turns():
    db = connect()
    done = {"change": 0, "merge": 0, "import": 0}
    for line in sys.stdin:
        name = line.strip()
        at = done[name]
        done[name] += 1
        if name == "change":
            # Numbers that the log does not have: SQLite writes nothing for a value that is there already.
            first = 1_000_000 + at * 300
            times = [timed(lambda i=i: change(db, i)) for i in range(first, first + 300)]
        elif name == "merge":
            times = [timed(lambda: merge(db, at + 1))]
        else:
            texts = [text() for _ in range(1_000)]
            times = [timed(lambda: add_articles(db, count + at * 1_000, texts))]
        print(json.dumps({"times": times}), flush=True)


{"make": make, "journal": leave_log, "open": open_library, "turns": take_turns}[task]()
