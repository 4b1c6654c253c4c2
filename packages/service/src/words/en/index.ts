import { adviceByCategory, adviceByName } from './advice.ts'
import { bulk } from './bulk.ts'
import { commandProblems } from './command-problems.ts'
import { configProblems } from './config-problems.ts'
import { help } from './help.ts'
import { labels } from './labels.ts'
import { operatorRefusals } from './operator-refusals.ts'
import { explanations } from './options.ts'
import { parameters } from './parameters.ts'
import { storeProblems } from './store-problems.ts'
import { texts } from './texts.ts'

/** Everything that the command line says in English. */
export const words = {
  problems: { ...configProblems, ...storeProblems, ...commandProblems },
  adviceByCategory,
  adviceByName,
  bulk,
  help,
  operatorRefusals,
  options: explanations,
  /** First words of a report, by how a command ends. */
  headlines: {
    done: 'Done',
    unexpected: 'Failed',
    usage: 'Error',
    signIn: 'Not signed in',
    refused: 'Refused',
    denied: 'Denied',
    unreachable: 'Gave up',
  },
  labels,
  parameters,
  texts,
}
