from __future__ import annotations

import pytest

from sayso.model import Brief

from . import samples


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "browser: needs a headless Chromium; skipped without one, except where CI is set"
    )


@pytest.fixture(scope="session")
def full() -> Brief:
    return samples.full()
