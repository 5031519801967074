"""Who may come in: the token, compared in constant time; what is tried in vain is slowed and told in the
log.
"""

from __future__ import annotations

import asyncio
import hmac
from collections import OrderedDict
from datetime import datetime
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler
from voila.voila_identity_provider import VoilaLoginHandler

from ...console import say

SLOWEST = 8.0
"""Seconds that an answer to a wrong token waits at most."""

_REMEMBERED = 1_000
"""Addresses whose wrong tries are counted."""


class Entry(IdentityProvider):
    """One token for all who use the server."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "login_handler_class": Login})
        self.cookie_options = {"samesite": "Lax"}
        self._tries: OrderedDict[str, int] = OrderedDict()
        self._turns: dict[str, asyncio.Lock] = {}

    @property
    def auth_enabled(self) -> bool:
        return bool(self.token)

    async def get_user_token(self, handler: RequestHandler) -> User | None:
        """The visitor whose address or header brings the token. A wrong one is answered late."""
        given = self.get_token(handler)
        if not (self.token and given and await self.right(given, handler)):
            return None
        return self.get_user_cookie(handler) or self.generate_anonymous_user(handler)  # type: ignore[return-value]

    async def right(self, given: str, handler: RequestHandler) -> bool:
        """Whether this is the token. Wrong tries of one address are answered one after another, later each
        time.
        """
        address = str(handler.request.remote_ip)
        if hmac.compare_digest(given.encode(), str(self.token).encode()):
            self._tries.pop(address, None)
            return True
        async with self._turns.setdefault(address, asyncio.Lock()):
            tries = self._tries[address] = self._tries.pop(address, 0) + 1
            say(f"{datetime.now():%Y-%m-%d %H:%M:%S} 口令不对：来自{address}，第{tries}次", error=True)
            await asyncio.sleep(min(0.25 * 2 ** min(tries - 1, 10), SLOWEST))
        while len(self._tries) > _REMEMBERED:
            self._turns.pop(self._tries.popitem(last=False)[0], None)
        return False


class Login(VoilaLoginHandler):  # type: ignore[misc]
    """The form for the token."""

    @allow_unauthenticated
    async def post(self) -> None:
        entry: Entry = self.identity_provider
        if not await entry.right(self.get_body_argument("password", ""), self):
            self.set_status(401)
            self._render(message={"error": "wrong"})
            return
        entry.set_login_cookie(self, entry.generate_anonymous_user(self))
        self._redirect_safe(self.get_argument("next", default=self.base_url))
