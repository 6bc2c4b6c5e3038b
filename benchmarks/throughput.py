"""What the house costs beside the bare library: 200 articles of 4 KB, 64 at once, on a server that takes 200 ms.

    python -m benchmarks.throughput         # --write: into docs/cost.md

The server is a process of its own on loopback and answers every request with the same Draft after its latency. Both
sides send the same messages with the same schema: once in a bare ``instructor`` loop, once through
``asummarize_all``, which also reads, grounds, merges and proves. In one run, by turns; CPU seconds of this process and
of its readers.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial

from benchmarks.pages import machine, put
from benchmarks.stages import text_of
from pipeline.core.article import Article
from pipeline.core.draft import Draft, empty_draft
from pipeline.llm.client import Server, ServerModel
from pipeline.llm.extract import question
from pipeline.llm.prompts import load_prompt
from pipeline.read.prepare import prepare
from pipeline.run.batch import asummarize_all
from pipeline.settings import Settings

ARTICLES, LENGTH, WIDTH, LATENCY = 200, 4_000, 64, 0.2
TURNS = 5


def _texts() -> list[str]:
    """Different articles of one length that one and the same answer is true of: nothing is asked twice."""
    return [f"{text_of(LENGTH)}\n\nEdição {i}." for i in range(ARTICLES)]


def _answer(article: Article) -> bytes:
    m = article.mentions
    told = empty_draft().model_dump(mode="json")
    told["numbers"] = [{"number": n.id, "measures": None, "actors": []} for n in m.numbers[:12]]
    told["dates"] = [{"date": d.id, "event": None} for d in m.dates[:8]]
    for c in m.candidates[:10]:
        first = article.sentence_at(c.mentions[0].start)
        shown = [first.id] if first else []
        told["actors"].append({"name": c.name, "aliases": [], "kind": "person", "role": None, "sentences": shown})
    message = {"role": "assistant", "content": json.dumps(told, ensure_ascii=False)}
    body = {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "bench",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 2000, "completion_tokens": 500, "total_tokens": 2500},
    }
    return json.dumps(body).encode()


async def _serve(body: bytes, port: object) -> None:
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n".encode()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                request = await reader.readuntil(b"\r\n\r\n")
                fields = dict(line.split(b": ", 1) for line in request.lower().split(b"\r\n")[1:] if b": " in line)
                await reader.readexactly(int(fields.get(b"content-length", b"0")))
                await asyncio.sleep(LATENCY)
                writer.write(head + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, limit=2**20)
    port.put(server.sockets[0].getsockname()[1])  # type: ignore[attr-defined]  # a multiprocessing queue
    await server.serve_forever()


def _server(body: bytes, port: object) -> None:
    asyncio.run(_serve(body, port))


async def _bare(base_url: str, texts: list[str]) -> None:
    """What one writes with the library alone: the same requests, the typed answer, nothing proved."""
    import instructor
    from openai import AsyncOpenAI

    client = instructor.from_openai(
        AsyncOpenAI(base_url=base_url, api_key="unused", max_retries=0), mode=instructor.Mode.JSON_SCHEMA
    )
    prompt, gate = load_prompt(None, strategy="single"), asyncio.Semaphore(WIDTH)
    # Its messages are made before the clock runs: the bare loop has no reader to pay for.
    asked = [question(prepare(t, language="pt"), prompt) for t in texts]

    async def one(messages: list[dict[str, str]]) -> Draft:
        async with gate:
            return await client.chat.completions.create(
                model="bench",
                messages=messages,  # type: ignore[arg-type]  # plain dicts, as every user of it writes
                response_model=Draft,
                max_retries=0,
                temperature=0,
            )

    sent = [[{"role": m.role, "content": m.content} for m in q.messages] for q in asked]
    global _started
    _started = _clock()
    await asyncio.gather(*(one(m) for m in sent))
    await client.close()


async def _ours(base_url: str, texts: list[str]) -> None:
    model = ServerModel(Server(base_url, "unused", "bench"), name="bench")
    settings = Settings(no_cache=True, concurrency=WIDTH)
    global _started
    _started = _clock()
    load = partial(prepare, language="pt")
    outcomes = [o async for o in asummarize_all(texts, load, model, settings=settings)]
    assert all(o.summary is not None for o in outcomes), [o.error for o in outcomes if o.error][:1]
    assert all(o.summary.provenance.calls == 1 for o in outcomes if o.summary), "something was asked twice"
    await model.close()


def _clock() -> tuple[float, float]:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in used), time.perf_counter()


_started = (0.0, 0.0)


def _measure(work: Callable[[], Awaitable[None]]) -> tuple[float, float]:
    async def run() -> None:
        await work()

    asyncio.run(run())
    cpu, wall = _clock()
    return (cpu - _started[0]) / ARTICLES, wall - _started[1]


def main() -> None:
    """Print both sides' CPU per article and wall time, and what the difference is."""
    texts = _texts()
    body = _answer(prepare(texts[0], language="pt"))
    context = multiprocessing.get_context("spawn")
    port = context.Queue()
    server = context.Process(target=_server, args=(body, port), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{port.get(timeout=30)}/v1"
    sides: dict[str, list[tuple[float, float]]] = {"bare": [], "ours": []}
    for turn in range(TURNS + 1):
        for name, side in (("bare", _bare), ("ours", _ours)):
            figures = _measure(lambda side=side: side(url, texts))  # type: ignore[misc]
            if turn:  # the first pays for imports
                sides[name].append(figures)
    server.terminate()
    told = table(sides)
    print(told)
    if "--write" in sys.argv[1:]:
        put("cost.md", "throughput", told)


def table(sides: dict[str, list[tuple[float, float]]]) -> str:
    """Both sides' medians of CPU an article and of wall time, and what lies between them, in Markdown."""
    cpu = {n: 1000 * statistics.median(f[0] for f in fs) for n, fs in sides.items()}
    wall = {n: statistics.median(f[1] for f in fs) for n, fs in sides.items()}
    # A pair ran one after the other, so what else the machine did met both.
    ratio = statistics.median(ours[1] / bare[1] for bare, ours in zip(sides["bare"], sides["ours"], strict=True))
    names = {"bare": "a bare instructor loop", "ours": "factsheet"}
    return "\n".join(
        [
            f"{machine()}, median of {TURNS} runs of each, by turns.",
            "",
            f"| {ARTICLES} articles | CPU an article | by the clock |",
            "|---|--:|--:|",
            *(f"| {names[n]} | {cpu[n]:.1f} ms | {wall[n]:.2f} s |" for n in names),
            "",
            f"{cpu['ours'] - cpu['bare']:+.1f} ms of CPU an article (goal: at most +25); {ratio:.2f} times as long by "
            "the clock (goal: at most 1.3).",
        ]
    )


if __name__ == "__main__":
    main()
