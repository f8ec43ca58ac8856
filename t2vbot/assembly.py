"""The parts of the bot, put together around an executor of clips."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from .bot.ballots import DiscordBallots
from .bot.boards import Boards
from .bot.cdn import Cdn
from .bot.client import VideoClient
from .bot.desk import Desk
from .bot.hall import DiscordHall
from .bot.messages.clock import Clock
from .bot.messages.hinting import Hinting
from .bot.messages.ladder import DiscordMessenger
from .bot.messages.notice import Notice
from .bot.moderation import Moderation
from .bot.own_prompts import OwnPrompts
from .bot.pictures import Pictures
from .bot.presence import Presence
from .bot.recent import Recent
from .bot.reels import Reels
from .bot.servers import Servers
from .bot.services import Services
from .bot.speech import Speech
from .bot.trail import Trail
from .bot.verdicts import Verdicts
from .bot.video_reader import VideoReader
from .bot.views import jam, relay
from .bot.views.case import case_view
from .bot.views.result import can_be_continued
from .catalog.bounds import resolve_within
from .catalog.catalog import Catalog
from .catalog.options import Options
from .catalog.request import VideoRequest
from .database import Database
from .groups.draft_vote import DraftVote
from .groups.draft_votes import DraftVotes
from .groups.film import FilmTable
from .groups.jam import Jam
from .groups.jams import Jams
from .groups.joining import OfferTable
from .groups.keeper import Keeper
from .groups.likes import LikeTable
from .groups.own_defaults import OwnDefaults
from .groups.people import People
from .groups.relay import Relay
from .groups.relays import Relays
from .groups.table import GroupTable
from .jobs.by_kind import ByKind
from .jobs.dispatcher import Dispatcher
from .jobs.estimates import Estimates
from .jobs.events import Events
from .jobs.executor import Executor, Kind
from .jobs.statistics import Statistics
from .jobs.table import JobTable
from .media.retention import Retention
from .media.store import Media
from .posts.courier import Fit
from .posts.hints import HintTable
from .posts.outbox import Outbox
from .posts.post import Notify
from .posts.table import PostTable
from .privacy.deletions import Deletions
from .privacy.departures import Departures
from .privacy.privacy import Privacy
from .proxies import DISCORD, proxy_for
from .rules.asker import Asker
from .rules.audit import AuditLog
from .rules.bans import Bans
from .rules.cases import Cases
from .rules.ledger import Ledger
from .rules.openness import Openness
from .rules.pace import Pace
from .rules.pseudonyms import Pseudonyms
from .rules.rule import Value
from .rules.rulebook import Rulebook
from .rules.rules import Rules
from .rules.word_lists import WordLists, read_list
from .settings import Settings
from .video.cutting import CutExecutor
from .video.metadata import cut_prompt, request_in
from .video.start_image import write_last_frame, write_start_image


@dataclass(frozen=True, slots=True)
class Parts:
    """The bot, ready to start."""

    executor: Executor
    database: Database
    events: Events
    dispatcher: Dispatcher
    outbox: Outbox
    keepers: tuple[Keeper[Any] | Moderation, ...]  # of what goes on by itself
    privacy: Privacy
    reels: Reels
    presence: Presence
    client: VideoClient


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """What knows nothing of Discord's client."""

    settings: Settings
    database: Database
    media: Media
    catalog: Catalog
    model: str  # that is used where nobody chose one
    fit: Fit
    executor: Executor
    jobs: JobTable
    posts: PostTable
    events: Events
    dispatcher: Dispatcher
    openness: Openness
    pseudonyms: Pseudonyms
    rules: Rules
    audit: AuditLog
    cases: Cases
    films: FilmTable
    clock: Clock
    retention: Retention
    defaults: OwnDefaults


async def assemble(
    settings: Settings,
    database: Database,
    media: Media,
    catalog: Catalog,
    model: str,
    executor: Executor,
    fit: Fit,
    *,
    elsewhere: bool = False,
) -> Parts:
    """The parts around an executor of clips. None of them runs yet. ``elsewhere``: whether it makes
    them outside of this process.
    """
    core = await _core(
        settings, database, media, catalog, model, executor, fit, elsewhere=elsewhere
    )
    client = VideoClient(
        partial(_services, core),
        dev_guild=settings.dev_guild,
        host_server=settings.host_server,
        greets=settings.hints,
        shards=None if settings.shards == "auto" else settings.shards,
        proxy=proxy_for(settings.discord_api or DISCORD),
    )
    services = client.services
    return Parts(
        executor=core.executor,
        database=core.database,
        events=core.events,
        dispatcher=core.dispatcher,
        outbox=services.outbox,
        keepers=services.keepers,
        privacy=services.privacy,
        reels=Reels(client, services),
        presence=Presence(client, services),
        client=client,
    )


async def _core(
    settings: Settings,
    database: Database,
    media: Media,
    catalog: Catalog,
    model: str,
    executor: Executor,
    fit: Fit,
    *,
    elsewhere: bool,
) -> Core:
    cuts = CutExecutor(media, embed_prompt=settings.embed_prompt)
    both = ByKind({Kind.RENDER: executor, Kind.CUT: cuts})
    jobs, events, films = JobTable(database), Events(), FilmTable(database)
    estimates = await Estimates.load(database)
    openness = await Openness.load(database, accepts=settings.paused_accepts)
    dispatcher = Dispatcher(
        executor=both,
        table=jobs,
        media=media,
        estimates=estimates,
        events=events,
        gate=openness,
        may_batch=partial(_may_batch, catalog),
        unload_after=60 * settings.unload_after,
        elsewhere=[Kind.RENDER] if elsewhere else [],
    )
    pseudonyms = await Pseudonyms.load(database)
    rules = await _rules(settings, database, jobs, dispatcher, openness, pseudonyms)
    events.listen(rules.ledger.job_changed)
    await films.reopen()
    return Core(
        settings=settings,
        database=database,
        media=media,
        catalog=catalog,
        model=model,
        fit=fit,
        executor=both,
        jobs=jobs,
        posts=PostTable(database),
        events=events,
        dispatcher=dispatcher,
        openness=openness,
        pseudonyms=pseudonyms,
        rules=rules,
        audit=AuditLog(database),
        cases=await Cases.load(database),
        films=films,
        clock=Clock(),
        retention=Retention(settings.keep_days, settings.keep_space),
        defaults=await OwnDefaults.load(database),
    )


def _may_batch(catalog: Catalog, request: VideoRequest) -> bool:
    """A request may be older than the host's catalog."""
    return request.model in catalog.names() and catalog.get(request.model).kind.batch


async def _rules(
    settings: Settings,
    database: Database,
    jobs: JobTable,
    dispatcher: Dispatcher,
    openness: Openness,
    pseudonyms: Pseudonyms,
) -> Rules:
    return Rules(
        rulebook=await Rulebook.load(database, host_rules(settings)),
        ledger=await Ledger.load(database, jobs, pseudonyms),
        bans=await Bans.load(database, pseudonyms),
        words=await WordLists.load(database, read_list(settings.filter)),
        expect=dispatcher.expected,
        ends_at=dispatcher.ends_at,
        waiting=dispatcher.count,
        max_waiting=settings.max_waiting,
        pace=Pace(),
        openness=openness,
    )


def host_rules(settings: Settings) -> dict[str, Value]:
    """The outer bounds of what servers set."""
    found: dict[str, Value | None] = {
        "waiting_each": settings.max_per_member,
        "models": settings.models or None,
        "cooldown": settings.cooldown or None,
        "quota_seconds": settings.quota_seconds,
        "quota_clips": settings.quota_clips,
        "most_side": settings.most_side,
        "most_seconds": settings.most_seconds,
        "most_steps": settings.most_steps,
        "age_restricted": None if settings.unfiltered else "same",
    }
    return {name: value for name, value in found.items() if value is not None}


def _services(core: Core, client: VideoClient) -> Services:
    """What commands and buttons of a client need."""
    settings, rules, database = core.settings, core.rules, core.database
    people = People(database, rules.may_show)
    speech = Speech(client, rules.rulebook, people)
    outbox, recent = _outbox(core, client, speech), Recent(core.posts, core.jobs)
    prompts = OwnPrompts(core.posts, core.jobs)
    outbox.withdrawn.append(prompts.withdrawn)
    boards = Boards(client, core.clock, settings.max_upload, rules.rulebook, speech)
    keepers = _keepers(core, boards, outbox, people)
    return Services(
        catalog=core.catalog,
        default_model=core.model,
        rules=rules,
        audit=core.audit,
        cases=core.cases,
        **_moderation(core, client, outbox, speech),
        dispatcher=core.dispatcher,
        outbox=outbox,
        posts=core.posts,
        jobs=core.jobs,
        recent=recent,
        media=core.media,
        pictures=_pictures(core),
        videos=VideoReader(_cdn(core), request_in),
        retention=core.retention,
        people=people,
        **keepers,
        own_prompts=prompts,
        own_defaults=core.defaults,
        privacy=_privacy(core, outbox, people, keepers.values(), recent, prompts),
        films=core.films,
        boards=boards,
        offers=OfferTable(database),
        likes=LikeTable(database),
        max_upload=settings.max_upload,
        notify=Notify(settings.notify),
        clock=core.clock,
        speech=speech,
        servers=Servers(frozenset(settings.guilds), rules.bans.is_server_banned),
        statistics=Statistics(database),
        openness=core.openness,
        notice=Notice(core.openness, core.clock),
        owners=client.owners,
        permissions=client.permissions if settings.buttons == "same" else None,
    )


def _pictures(core: Core) -> Pictures:
    return Pictures(_cdn(core), core.media, write_start_image, write_last_frame)


def _cdn(core: Core) -> Cdn:
    return Cdn(proxy_for, core.settings.discord_api)


def _outbox(core: Core, client: VideoClient, speech: Speech) -> Outbox:
    notice = Notice(core.openness, core.clock)
    hints, catalog = HintTable(core.database), core.catalog
    return Outbox(
        database=core.database,
        posts=core.posts,
        jobs=core.jobs,
        dispatcher=core.dispatcher,
        events=core.events,
        media=core.media,
        fit=core.fit,
        messenger=DiscordMessenger(
            *(client, core.clock, notice, catalog.enhancing, speech),
            Hinting(hints, speech, core.clock, catalog, on=core.settings.hints),
            can_continue=lambda post: can_be_continued(client.services, post),
        ),
        retention=core.retention,
    )


def _moderation(core: Core, client: VideoClient, outbox: Outbox, speech: Speech) -> dict[str, Any]:
    """By their names among the services."""
    rules, dispatcher = core.rules, core.dispatcher
    desk, trail = Desk(client, rules.rulebook), Trail(core.audit, outbox, core.events)
    verdicts = Verdicts(
        client=client, bans=rules.bans, trail=trail, outbox=outbox, dispatcher=dispatcher
    )
    moderation = Moderation(
        client=client,
        cases=core.cases,
        desk=desk,
        verdicts=verdicts,
        rulebook=rules.rulebook,
        audit=core.audit,
        outbox=outbox,
        dispatcher=dispatcher,
        media=core.media,
        events=core.events,
        discord_clock=core.clock,
        view_of=case_view,
        speech=speech,
    )
    return {"desk": desk, "trail": trail, "verdicts": verdicts, "moderation": moderation}


def _privacy(
    core: Core,
    outbox: Outbox,
    people: People,
    keepers: Iterable[Keeper[Any]],
    recent: Recent,
    prompts: OwnPrompts,
) -> Privacy:
    def forget(user_id: int) -> None:
        people.forget(user_id)
        core.defaults.forget(user_id)
        prompts.forget(user_id)

    def forget_posts(post_ids: Iterable[str]) -> None:
        gone = set(post_ids)
        recent.forget(gone)
        prompts.forget_posts(gone)

    deletions = Deletions(
        database=core.database,
        rules=core.rules,
        audit=core.audit,
        cases=core.cases,
        dispatcher=core.dispatcher,
        outbox=outbox,
        keepers=keepers,
        media=core.media,
        forget=forget,
        forget_posts=forget_posts,
        cut_prompt=cut_prompt,
    )
    departures = Departures(core.database, core.rules, core.cases, outbox)
    return Privacy(core.database, core.media, core.pseudonyms, deletions, departures)


def _decide(core: Core, words: str, seed: int, server_id: int) -> VideoRequest:
    """A scene of what members make together: by the default model, and within what the server
    allows. Raises ``UserError``.
    """
    bounds = core.rules.limits.bounds(Asker(0, server_id))
    options, catalog = Options(prompt=words, seed=seed), core.catalog
    return resolve_within(
        bounds, options, lambda typed: catalog.resolve(typed, core.model), catalog.get
    )


def _keepers(core: Core, boards: Boards, outbox: Outbox, people: People) -> dict[str, Any]:
    """Of what members do together, by their names among the services."""
    parts: dict[str, Any] = {
        "jobs": core.jobs,
        "outbox": outbox,
        "events": core.events,
        "counting": core.rules.counting,
    }
    votes = DraftVotes(
        table=GroupTable(core.database, DraftVotes.kind, DraftVote),
        ballots=DiscordBallots(boards),
        **parts,
    )
    parts |= {"people": people, "decide": partial(_decide, core)}
    jams = Jams(
        table=GroupTable(core.database, Jams.kind, Jam),
        hall=DiscordHall(boards, jam.LOOK),
        **parts,
    )
    relays = Relays(
        table=GroupTable(core.database, Relays.kind, Relay),
        hall=DiscordHall(boards, relay.LOOK),
        **parts,
    )
    return {"jams": jams, "relays": relays, "votes": votes}
