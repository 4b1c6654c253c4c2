import type { Words } from '../words.ts'
import { commandProblems } from './command-problems.ts'
import { configProblems } from './config-problems.ts'
import { operatorRefusals } from './operator-refusals.ts'
import { storeProblems } from './store-problems.ts'

/** Everything that the command line says in European Portuguese. */
export const words: Words = {
  problems: { ...configProblems, ...storeProblems, ...commandProblems },
  operatorRefusals,
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
  labels: {
    why: 'Porquê',
    whatToDo: 'O que fazer',
    correlationId: 'ID de correlação',
    requestId: 'ID do pedido',
  },
}
