import { adviceByCategory, adviceByName, failures } from './advice.ts'
import type { Words } from '../words.ts'
import { auditFindings } from './audit-findings.ts'
import { bulk } from './bulk.ts'
import { commandProblems } from './command-problems.ts'
import { configProblems } from './config-problems.ts'
import { drift } from './drift.ts'
import { driftProblems } from './drift-problems.ts'
import { help } from './help.ts'
import { labels } from './labels.ts'
import { mail } from './mail.ts'
import { notes } from './notes.ts'
import { operatorRefusals } from './operator-refusals.ts'
import { options } from './options.ts'
import { parameters } from './parameters.ts'
import { policyFaults } from './policy-faults.ts'
import { report } from './report.ts'
import { storeProblems } from './store-problems.ts'
import { texts } from './texts.ts'
import { tokenFindings } from './token-findings.ts'

/** Everything that the command line says in European Portuguese. */
export const words: Words = {
  problems: { ...configProblems, ...storeProblems, ...commandProblems, ...driftProblems },
  adviceByCategory,
  adviceByName,
  auditFindings,
  bulk,
  drift,
  failures,
  help,
  operatorRefusals,
  options,
  /** First words of a report, by how a command ends. */
  headlines: {
    done: 'Concluído',
    unexpected: 'Falhou',
    usage: 'Erro',
    signIn: 'Sem sessão iniciada',
    refused: 'Rejeitado',
    denied: 'Recusada',
    unreachable: 'Desistiu',
  },
  labels,
  mail,
  notes,
  parameters,
  policyFaults,
  report,
  texts,
  tokenFindings,
}
