// A small bot on discord.js: logs in, registers a command, answers with a deferred reply, an edit, a
// follow-up and a file, and goes on after a break. Its words go to stdout, one JSON a line.
const { AttachmentBuilder, Client, GatewayIntentBits, REST, Routes } = require("discord.js");

const [api, token, application] = process.argv.slice(2);
const say = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));
const rest = { api: `${api}/api`, version: "10" };
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest });

client.on("clientReady", async () => {
  const options = [{ name: "prompt", description: "Words", type: 3, required: true }];
  const commands = [{ name: "video", description: "Make a video", options }];
  await new REST(rest).setToken(token).put(Routes.applicationCommands(application), { body: commands });
  say("ready", { servers: client.guilds.cache.size });
});
client.on("shardResume", () => say("resumed"));
client.on("interactionCreate", async (interaction) => {
  const prompt = interaction.options.getString("prompt");
  await interaction.deferReply();
  await interaction.editReply(`making ${prompt}`);
  const file = new AttachmentBuilder(Buffer.from("a clip"), { name: "clip.mp4" });
  await interaction.editReply({ content: `made ${prompt}`, files: [file] });
  await interaction.followUp("and more");
  say("answered");
});
client.on("error", (error) => say("error", { error: String(error) }));
client.login(token);
