import { vettingReasonTexts } from '@accredit/contract/vetting-reasons'
import type { PolicyPlace } from '../../rules/vetting/policy-fault.ts'
import type { PolicyFaultWords } from '../told.ts'

/** Faults of a policy, each as a sentence, in Brazilian Portuguese. */
export const policyFaults: PolicyFaultWords = {
  NotObject: (place) => `${sayPlace(place)} precisa ser um objeto.`,
  NoName: (place) => `${sayPlace(place)} precisa ter um nome.`,
  NoRows: (place) => `${sayPlace(place)} precisa ter linhas (rows).`,
  NameTwice: (place, found) => `${sayPlace(place)} tem o nome ${found} de outra linha.`,
  NoExplanation: (place) => `${sayPlace(place)} precisa ter uma explicação (explanation).`,
  Verdict: (place, found = 'nenhum') =>
    `${sayPlace(place)} tem o veredito ${found}, mas precisa ser um destes: approve, deny, review.`,
  Reason: (place, found = 'nenhum') =>
    `${sayPlace(place)} tem o motivo ${found}, mas uma recusa precisa ter um destes: ${vettingReasonTexts.join(', ')} ou stop-list-entry, e nenhuma outra linha o tem.`,
  NoCondition: (place) => `${sayPlace(place)} precisa dizer quando se pronuncia (when).`,
  FailedForm: (place) =>
    `${sayPlace(place)} precisa ter atLeast, um número inteiro, e among, uma lista.`,
  EmptyList: (place) => `${sayPlace(place)} precisa ser uma lista que não esteja vazia.`,
  NotCode: (place, found) =>
    `${sayPlace(place)} tem ${found}, que não é código de nenhuma verificação.`,
  NotCheck: (place, found) => `${sayPlace(place)} tem ${found}, que não é uma verificação.`,
  Unknown: (place, found) => `${sayPlace(place)} tem ${found}, que é desconhecido.`,
  LastRow: (place) =>
    `${sayPlace(place)} é a última, por isso precisa se pronunciar sempre (when: {}) e enviar para review.`,
  AlwaysSpeaks: (place) =>
    `${sayPlace(place)} sempre se pronuncia, por isso nenhuma linha depois dela o faz.`,
  NotObjection: (place, found) =>
    `${sayPlace(place)}: among tem ${found}, que não é uma objeção (nível fail).`,
  AtLeastOne: (place) => `${sayPlace(place)}: atLeast precisa ser 1 ou mais.`,
  NoEvidence: (place) =>
    `${sayPlace(place)} aprova sem provas: precisa indicar all, any ou passed.`,
  StopListReason: (place) =>
    `${sayPlace(place)} dá o motivo da lista de bloqueio, por isso precisa exigir stop-listed (all).`,
  OneObjection: (place) =>
    `${sayPlace(place)} recusa por uma só objeção; precisa exigir duas de verificações diferentes (nível fail), por all ou por failed.`,
}

function sayPlace({ row, name, part }: PolicyPlace): string {
  if (row === undefined) return 'A política'
  return `A linha ${row}${name === undefined ? '' : ` (${name})`}${part === undefined ? '' : `: ${part}`}`
}
