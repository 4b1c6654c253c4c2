import { commandProblems } from './command-problems.ts'
import { configProblems } from './config-problems.ts'
import { operatorRefusals } from './operator-refusals.ts'
import { storeProblems } from './store-problems.ts'

/** Everything that the command line says in English. */
export const words = {
  problems: { ...configProblems, ...storeProblems, ...commandProblems },
  operatorRefusals,
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
  labels: {
    why: 'Why',
    whatToDo: 'What to do',
    correlationId: 'Correlation id',
    requestId: 'Request id',
  },
}
