/**
 * npm run torture -- --store sqlite|postgres [--scenario …] [--minutes 20] [--kills 200]: kills the
 * service again and again under load, and proves that nothing acknowledged is lost.
 */
import { readPlan } from './plan.ts'
import { runPlan } from './run-plan.ts'

const lost = await runPlan(readPlan(process.argv.slice(2)), (line) => console.log(line))
if (lost) process.exitCode = 1
