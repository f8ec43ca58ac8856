# What is seen of a running bot.
watching-listen = T2V_METRICS: nothing can be served at { $where } ({ $error }). Choose another port, or end what uses this one.
watching-off = There is no T2V_METRICS, so the running bot cannot be asked. Write T2V_METRICS=127.0.0.1:9400 into the file .env, and start the bot again.
watching-nobody = Nobody answers at { $where }, which T2V_METRICS names ({ $error }). Does the bot run?
watching-devices = Devices
watching-device = Device
watching-kind = Kind
watching-models = In memory
watching-does = Does
watching-busy = Busy
watching-memory = Memory
watching-idle = nothing
watching-no-devices = No device makes videos. Start a worker, or look at the bot's log.
watching-queue = Queue
watching-what = What
watching-waiting = Waiting
watching-oldest = Oldest
watching-starts = A new one starts in
watching-kind-render = videos
watching-kind-cut = films and the like
watching-hour = Last hour
watching-model = Model
watching-made = Videos
watching-failed = Failed
watching-posts = Posts since the start
watching-bot = t2vbot { $version }, up { $uptime }, { $memory }, { $servers ->
    [one] one server
   *[other] { $servers } servers
}, { $shards ->
    [one] one shard
   *[other] { $shards } shards
}, loop at most { $lag } late
watching-ready = ready
watching-unready = not ready: { $why }
