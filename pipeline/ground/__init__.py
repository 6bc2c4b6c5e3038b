"""From a ``Draft`` to proved facts: every claim is located in the article, checked, or dropped with its reason."""
