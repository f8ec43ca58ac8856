"""The parts, put together from the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from .bot.ballots import DiscordBallots
from .bot.boards import Boards
from .bot.client import VideoClient
from .bot.desk import Desk
from .bot.hall import DiscordHall
from .bot.messages.clock import Clock
from .bot.messages.ladder import DiscordMessenger
from .bot.messages.notice import Notice
from .bot.moderation import Moderation
from .bot.presence import Presence
from .bot.recent import Recent
from .bot.reels import Reels
from .bot.servers import Servers
from .bot.services import Services
from .bot.trail import Trail
from .bot.verdicts import Verdicts
from .bot.views import jam, relay
from .bot.views.case import case_view
from .catalog.bounds import resolve_within
from .catalog.catalog import Catalog
from .catalog.classifier import Classifier, from_name
from .catalog.options import Options
from .catalog.request import VideoRequest
from .database import Database
from .engine.check import OutputCheck, Rule
from .engine.device import choose_device, find_devices, usable_cores
from .engine.executor import LocalExecutor
from .engine.pins import Pins
from .groups.draft_vote import DraftVote
from .groups.draft_votes import DraftVotes
from .groups.film import FilmTable
from .groups.jam import Jam
from .groups.jams import Jams
from .groups.joining import OfferTable
from .groups.keeper import Keeper
from .groups.likes import LikeTable
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
from .video.fit import fit
from .video.metadata import cut_prompt

MOST_CHECK_THREADS = 4  # of the output check, where a GPU makes the videos


def default_model(settings: Settings, catalog: Catalog) -> str:
    """The model that is used where nobody chose one; "auto" looks for a graphics card.

    A folder joins the catalog. Raises ``UserError`` where the settings name what is not there.
    """
    if settings.model != "auto":
        model = catalog.get(settings.model)
        if model.folder is None or model in catalog:  # the built-in one has a folder, too
            return model.name
        return catalog.adopt(model.folder.resolve()).name
    device = choose_device(settings.device, find_devices()).value
    return catalog.auto(has_gpu=device.kind != "cpu").name


def build_executor(settings: Settings, catalog: Catalog, media: Media) -> LocalExecutor:
    return LocalExecutor(
        catalog,
        media,
        settings.device,
        pins=Pins(settings.data_dir),
        allow_pickle=settings.allow_pickle,
        embed_prompt=settings.embed_prompt,
        step_timeout=settings.step_timeout,
        faults=settings.faults,
        check=build_check(settings),
    )


def classifier_of(settings: Settings) -> Classifier:
    """Of the output check. Raises ``SettingsError`` where the settings name none."""
    labels, pickled = settings.check_labels, settings.allow_pickle
    return from_name(settings.check_model, labels, pickled=pickled)


def build_check(settings: Settings) -> OutputCheck | None:
    """None where it is off. Raises ``SettingsError`` where its classifier is known to be of no
    use.
    """
    if settings.check == "off":
        return None
    from .engine.hub import Hub

    withholds = settings.check == "withhold"
    rule = Rule(classifier_of(settings), settings.check_threshold, withholds)
    # On a CPU the pipeline has all cores but one.
    on_cpu = choose_device(settings.device, find_devices()).value.kind == "cpu"
    threads = 1 if on_cpu else max(1, min(MOST_CHECK_THREADS, usable_cores() // 2))
    check = OutputCheck(rule, Hub(pins=Pins(settings.data_dir)), threads)
    check.require_usable()
    return check


@dataclass(frozen=True, slots=True)
class Parts:
    """The bot, ready to start."""

    executor: Executor
    dispatcher: Dispatcher
    outbox: Outbox
    keepers: tuple[Keeper[Any] | Moderation, ...]  # of what goes on by itself
    privacy: Privacy
    reels: Reels
    presence: Presence
    client: VideoClient


async def build(settings: Settings, database: Database, media: Media) -> Parts:
    """The parts of a bot that makes videos on this computer."""
    catalog = Catalog.load()
    model = default_model(settings, catalog)
    executor = build_executor(settings, catalog, media)
    return await assemble(settings, database, media, catalog, model, executor, fit)


async def assemble(
    settings: Settings,
    database: Database,
    media: Media,
    catalog: Catalog,
    model: str,
    executor: Executor,
    fit: Fit,
) -> Parts:
    """The parts around an executor of clips. None of them runs yet."""
    cuts = CutExecutor(media, embed_prompt=settings.embed_prompt)
    executor = ByKind({Kind.RENDER: executor, Kind.CUT: cuts})
    jobs, posts, events = JobTable(database), PostTable(database), Events()
    estimates = await Estimates.load(database)
    openness = await Openness.load(database, accepts=settings.paused_accepts)
    dispatcher = Dispatcher(
        executor=executor,
        table=jobs,
        media=media,
        estimates=estimates,
        events=events,
        gate=openness,
    )

    clock, films = Clock(), FilmTable(database)
    await films.reopen()
    pseudonyms = await Pseudonyms.load(database)
    rules = await _rules(settings, database, jobs, estimates, dispatcher, openness, pseudonyms)
    audit, cases = AuditLog(database), await Cases.load(database)
    events.listen(rules.ledger.job_changed)
    retention = Retention(settings.keep_days, settings.keep_space)

    def services(client: VideoClient) -> Services:
        outbox = Outbox(
            database=database,
            posts=posts,
            jobs=jobs,
            dispatcher=dispatcher,
            events=events,
            media=media,
            fit=fit,
            messenger=DiscordMessenger(client, clock, Notice(openness, clock)),
            retention=retention,
        )
        desk, trail = Desk(client, rules.rulebook), Trail(audit, outbox, events)
        verdicts = Verdicts(
            client=client, bans=rules.bans, trail=trail, outbox=outbox, dispatcher=dispatcher
        )
        moderation = Moderation(
            client=client,
            cases=cases,
            desk=desk,
            verdicts=verdicts,
            rulebook=rules.rulebook,
            audit=audit,
            outbox=outbox,
            dispatcher=dispatcher,
            events=events,
            discord_clock=clock,
            view_of=case_view,
        )
        people = People(database, rules.may_show)
        boards = Boards(client, clock, settings.max_upload, rules.rulebook)
        together: dict[str, Any] = {
            "jobs": jobs,
            "outbox": outbox,
            "events": events,
            "counting": rules.counting,
            "people": people,
            "decide": partial(_decide, catalog, rules, model),
        }
        keepers = _keepers(database, boards, **together)
        recent = Recent(posts, jobs)
        deletions = Deletions(
            database=database,
            rules=rules,
            audit=audit,
            cases=cases,
            people=people,
            dispatcher=dispatcher,
            outbox=outbox,
            keepers=keepers.values(),
            media=media,
            forget_posts=recent.forget,
            cut_prompt=cut_prompt,
        )
        departures = Departures(database, rules, cases, outbox)
        return Services(
            catalog=catalog,
            default_model=model,
            rules=rules,
            audit=audit,
            trail=trail,
            cases=cases,
            desk=desk,
            moderation=moderation,
            verdicts=verdicts,
            dispatcher=dispatcher,
            outbox=outbox,
            posts=posts,
            jobs=jobs,
            recent=recent,
            media=media,
            retention=retention,
            people=people,
            **keepers,
            privacy=Privacy(database, media, pseudonyms, deletions, departures),
            films=films,
            boards=boards,
            offers=OfferTable(database),
            likes=LikeTable(database),
            max_upload=settings.max_upload,
            notify=Notify(settings.notify),
            clock=clock,
            servers=Servers(frozenset(settings.guilds), rules.bans.is_server_banned),
            statistics=Statistics(database),
            openness=openness,
            notice=Notice(openness, clock),
            owners=client.owners,
            permissions=client.permissions if settings.buttons == "same" else None,
        )

    proxy = proxy_for(settings.discord_api or DISCORD)
    client = VideoClient(
        services, dev_guild=settings.dev_guild, host_server=settings.host_server, proxy=proxy
    )
    reels, presence = Reels(client, client.services), Presence(client, client.services)
    outbox, keepers = client.services.outbox, client.services.keepers
    privacy = client.services.privacy
    return Parts(executor, dispatcher, outbox, keepers, privacy, reels, presence, client)


async def _rules(
    settings: Settings,
    database: Database,
    jobs: JobTable,
    estimates: Estimates,
    dispatcher: Dispatcher,
    openness: Openness,
    pseudonyms: Pseudonyms,
) -> Rules:
    return Rules(
        rulebook=await Rulebook.load(database, host_rules(settings)),
        ledger=await Ledger.load(database, jobs, pseudonyms),
        bans=await Bans.load(database, pseudonyms),
        words=await WordLists.load(database, read_list(settings.filter)),
        expect=estimates.expected,
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


def _decide(
    catalog: Catalog, rules: Rules, model: str, words: str, seed: int, server_id: int
) -> VideoRequest:
    """A scene of what members make together: by the host's default model, and within what the
    server allows. Raises ``UserError``.
    """
    bounds = rules.limits.bounds(Asker(0, server_id))
    options = Options(prompt=words, seed=seed)
    return resolve_within(bounds, options, lambda o: catalog.resolve(o, model), catalog.get)


def _keepers(
    database: Database,
    boards: Boards,
    *,
    people: People,
    decide: Callable[[str, int, int], VideoRequest],
    **parts: Any,
) -> dict[str, Any]:
    """Of what members do together, by their names among the services."""
    votes = DraftVotes(
        table=GroupTable(database, DraftVotes.kind, DraftVote),
        ballots=DiscordBallots(boards),
        **parts,
    )
    parts |= {"people": people, "decide": decide}
    jams = Jams(
        table=GroupTable(database, Jams.kind, Jam),
        hall=DiscordHall(boards, jam.LOOK),
        **parts,
    )
    relays = Relays(
        table=GroupTable(database, Relays.kind, Relay),
        hall=DiscordHall(boards, relay.LOOK),
        **parts,
    )
    return {"jams": jams, "relays": relays, "votes": votes}
