import type { Words } from '../words.ts'

const remade = 'com o hash que foi assinado: foi refeita a partir de um lugar anterior.'

/** Verdict and findings of `accredit audit verify`, in Brazilian Portuguese. */
export const auditFindings: Words['auditFindings'] = {
  kinds: {
    changed: 'alterada',
    missing: 'em falta',
    reordered: 'trocada',
    'cut-off': 'cortada',
    forged: 'falsificada',
    unsealed: 'por selar',
  },
  faults: {
    CheckpointsMissing: () => 'Faltam pontos de verificação.',
    CheckpointReplaced: () =>
      'Este ponto de verificação é outro que não o anotado fora do banco de dados.',
    CheckpointUntrusted: ({ keyId }) =>
      `O ponto de verificação não está assinado por uma chave de confiança; indica ${keyId}.`,
    CheckpointUnlinked: () => 'O ponto de verificação não se segue ao anterior.',
    CheckpointsCutOff: () =>
      'Faltam pontos de verificação no fim, e o que selavam: um posterior foi anotado fora do banco de dados.',
    CheckpointsExpired: () => 'Faltam pontos de verificação no início, e não por fim de retenção.',
    ChainShortened: () => 'A cadeia já foi assinada até aqui, e depois terminou antes.',
    ChainRemade: () =>
      'Aqui estavam outras linhas quando foi assinada: a cadeia foi cortada ou refeita antes, e continuou.',
    ChainBeginning: () => `A cadeia não começa ${remade}`,
    ChainEnd: () => `A cadeia não termina ${remade}`,
    ChainCutOff: () => 'A cadeia termina antes do lugar que foi assinado como seu fim.',
    SealsMissing: () => 'Faltam selos na cadeia.',
    SealsUnsigned: () => 'Foram adicionados selos que nenhum ponto de verificação assinou.',
    SealChanged: () => 'O selo não é o que foi selado.',
    SealMoved: ({ from }) => `O selo foi feito para o número ${from}.`,
    LineMissing: () => 'A linha desapareceu; o selo dela está lá.',
    LineChanged: () => 'A linha não é a que foi selada.',
    LineMoved: ({ from }) => `Aqui está a linha que foi selada com o número ${from}.`,
    LineUnsealed: () => 'A linha ainda não tem selo.',
  },
  intact: 'O registro de atividade está como foi gravado.',
  intactUpTo: ({ number }) =>
    `O registro de atividade está como foi gravado até o ponto de verificação ${number}.`,
  unsealed:
    'Nada do registro de atividade foi selado ainda, por isso nada mostra que está como foi gravado.',
  broken: 'O registro de atividade NÃO está como foi gravado.',
  counted: ({ lines, chains, changes, checkpoints }, { number, plural }) =>
    [
      `${number(lines)} ${plural(lines, { one: 'linha', other: 'linhas' })} de ${number(chains)} ${plural(chains, { one: 'parceiro', other: 'parceiros' })}`,
      `${number(changes)} do operador`,
      `${number(checkpoints)} ${plural(checkpoints, { one: 'ponto', other: 'pontos' })} de verificação.`,
    ].join(', '),
  newest: ({ number, hash }) => `Último ponto de verificação: ${number} ${hash}`,
  nothingSealed: 'Nada foi selado ainda.',
  more: ({ count }, { number }) => `e mais ${number(count)}`,
  notVouchedFor: ({ gap }) => `Sem garantia: ${gap}`,
  gap: ({ newest, noted }) =>
    `Não se veem as linhas gravadas ${newest === undefined ? 'até agora' : `depois do ponto de verificação ${newest}`} que desapareceram junto com seus selos, por exemplo quando o fim do log de gravações do banco de dados foi cortado ou uma cópia mais antiga foi restaurada: ${
      noted === undefined
        ? 'nenhum ponto de verificação está anotado fora do banco de dados.'
        : `o ponto de verificação anotado fora do banco de dados é um mais antigo, ${noted}.`
    }`,
  place: {
    operator: 'operador',
    checkpoint: 'ponto de verificação',
    number: ({ range }) => `número ${range}`,
    line: ({ line }) => `linha ${line}`,
  },
}
