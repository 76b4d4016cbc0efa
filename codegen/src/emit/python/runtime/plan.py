"""Whether and how to try again, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from .policy import RetryPolicy, Step

if TYPE_CHECKING:
    from datetime import timedelta

    from .catalog import Catalog

NEVER = RetryPolicy(name="never", never=True)

Verdict: TypeAlias = Literal["yes", "no", "outcome_unknown"]
"""The server's word on trying again."""

ChosenBy: TypeAlias = Literal["error", "status", "server", "server_refusal"]
"""What chose a policy: the catalog, the status alone, the server's word for, against."""

IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
"""Methods whose requests are safe to repeat (RFC 9110 §9.2.2)."""


@dataclass(frozen=True)
class RetryPlan:
    """Whether and how to try again."""

    policy: RetryPolicy
    """The policy to follow."""
    retry_after: timedelta | None
    """How long the server asks to wait."""
    verdict: Verdict | None
    """The server's own word on it, if it sent one."""
    chosen_by: ChosenBy
    """What the policy was chosen by."""

    @property
    def retries(self) -> bool:
        """Whether to try again at all."""
        return not self.policy.never and self.policy.attempts > 1

    def allows(self, method: str) -> bool:
        """Whether the policy is followed for requests with this method."""
        safe = not self.policy.idempotent_only or method.upper() in IDEMPOTENT
        return self.retries and safe

    def step(self, failure: int, random: float) -> Step:
        """Say what to do after the failure with this index, counted from 0."""
        return self.policy.step(failure, self.retry_after, random)


def plan(
    catalog: Catalog,
    status: int,
    known: str | None,
    verdict: Verdict | None,
    retry_after: timedelta | None,
) -> RetryPlan:
    """Choose a policy; `known` is the catalog's, for an error that it lists.

    A server's "no" always counts; its "yes" only for an error that isn't known.
    """
    chosen_by: ChosenBy = "error"
    if known is not None:
        policy = catalog.policies[known]
    elif verdict == "yes":
        policy = _of_status(catalog, status)
        policy = catalog.policies[catalog.fallback] if policy.never else policy
        chosen_by = "server"
    else:
        policy = _by_status_alone(catalog, status, verdict)
        chosen_by = "status"
    if verdict == "no":
        policy, chosen_by = replace(policy, never=True), "server_refusal"
    return RetryPlan(policy, retry_after, verdict, chosen_by)


def _by_status_alone(
    catalog: Catalog, status: int, verdict: Verdict | None
) -> RetryPolicy:
    """The request may have been carried out under some, so it must be safe to repeat."""
    policy = _of_status(catalog, status)
    return replace(
        policy,
        idempotent_only=policy.idempotent_only or status in {500, 502, 504},
        outcome_unknown=policy.outcome_unknown or verdict == "outcome_unknown",
    )


def _of_status(catalog: Catalog, status: int) -> RetryPolicy:
    known = catalog.statuses.get(status)
    if known is not None:
        return catalog.policies[known.policy]
    if status in {408, 425, 429, 500, 502, 503, 504}:
        return catalog.policies.get("default", NEVER)
    return NEVER
