// One test a golden case, by its id. EVAL_ONLY narrows them to ids that begin so.
const fs = require("node:fs");
const path = require("node:path");

const folder = process.env.EVAL_CASES || path.join(__dirname, "..", "cases");
const only = process.env.EVAL_ONLY || "";

module.exports = async () =>
  fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && name.startsWith(only))
    .sort()
    .map((name) => path.basename(name, ".yaml"))
    .map((id) => ({ description: id, vars: { case_id: id } }));
