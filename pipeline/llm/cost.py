"""What an answer costs, by the price table of genai-prices (in its wheel, no network)."""

from __future__ import annotations

from pipeline.llm.model import Usage


def cost(model: str, usage: Usage, *, api_url: str | None = None) -> float | None:
    """US dollars for ``usage``; none where the table does not know the model or the server.

    ``api_url`` is the server's address, none for OpenAI: a model of the same name elsewhere has other prices.
    """
    from genai_prices import Usage as Tokens
    from genai_prices import calc_price

    tokens = Tokens(input_tokens=usage.tokens_in, cache_read_tokens=usage.tokens_cached, output_tokens=usage.tokens_out)
    try:
        if api_url is None:
            return float(calc_price(tokens, model, provider_id="openai").total_price)
        return float(calc_price(tokens, model, provider_api_url=api_url).total_price)
    except (LookupError, ValueError):
        return None
