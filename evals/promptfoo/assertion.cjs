// Grades an answer by asking one Python scorer that stays open: starting an interpreter for each costs seconds.
const { spawn } = require("node:child_process");
const path = require("node:path");
const readline = require("node:readline");

let scorer = null;
const waiting = [];

function open() {
  const root = path.join(__dirname, "..", "..");
  const child = spawn(process.env.PROMPTFOO_PYTHON || "python3", ["-m", "evals.serve"], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
  });
  // Neither the scorer nor its pipes keep promptfoo from ending.
  child.unref();
  child.stdin.unref?.();
  child.stdout.unref?.();
  readline.createInterface({ input: child.stdout }).on("line", (line) => {
    const next = waiting.shift();
    if (next) next.resolve(JSON.parse(line));
  });
  child.on("exit", (code) => {
    scorer = null;
    while (waiting.length) waiting.shift().reject(new Error(`the scorer ended (${code})`));
  });
  return child;
}

module.exports = async (output, context) => {
  scorer = scorer || open();
  scorer.stdout.ref?.();
  const answer = new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  const model = context.provider?.label || context.provider?.config?.model || "local";
  const question = { case: context.vars.case_id, prompt: context.prompt, model, output };
  scorer.stdin.write(JSON.stringify(question) + "\n");
  try {
    return await answer;
  } finally {
    if (!waiting.length) scorer?.stdout.unref?.();
  }
};
