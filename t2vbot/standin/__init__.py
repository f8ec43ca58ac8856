"""A strict stand-in for Discord on loopback, for tests and for trying the bot without an account.

It speaks Discord's HTTP API v10 and gateway to an unmodified discord.py client, keeps a small world
(a guild, its channels, eight members) and refuses what Discord would refuse. Nothing here imports
discord.

    standin.py        wires everything together; what tests and the web page hold in their hands
    clock.py          time that tests can push forwards, and the ids made from it
    world.py          people, guilds, channels, permissions
    messages.py       messages, their attachments and every version they went through
    interactions.py   the life of one interaction: acknowledge, answer, follow up, expire
    members.py        what a member does: slash commands, buttons, menus, modals
    options.py        what the client checks before it sends a command
    modals.py         and a modal
    commands.py       the application's commands
    components.py     buttons, menus and media, as Discord gives them back
    uploads.py        files, and their signed addresses on the CDN
    rules.py          Discord's limits on a message
    component_rules.py, command_rules.py    and on what is in one, and on commands
    form.py           the shape of its complaints
    errors.py         its error codes
    body.py           request bodies: JSON, or multipart with files
    api.py            the HTTP routes
    server.py         what every request passes: host, faults, rate limits, authorisation, record
    ratelimits.py     buckets and their headers
    gateway.py        the websocket: identify, heartbeat, resume, events
    faults.py         making Discord fail on purpose
    record.py         every request the bot made, and Discord's reply
    openapi.py        an independent judge of both: Discord's own OpenAPI document
    notifications.py  who is notified of what
    hub.py            who is told what happens here, and waiting for it
"""
