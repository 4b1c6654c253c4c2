import type { Words } from '../words.ts'

const remade = 'com o hash que foi assinado: foi refeita a partir de um lugar anterior.'

/** Verdict and findings of `accredit audit verify`, in European Portuguese. */
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
      'Este ponto de verificação é outro que não o anotado fora da base de dados.',
    CheckpointUntrusted: ({ keyId }) =>
      `O ponto de verificação não está assinado por uma chave de confiança; indica ${keyId}.`,
    CheckpointUnlinked: () => 'O ponto de verificação não se segue ao anterior.',
    CheckpointsCutOff: () =>
      'Faltam pontos de verificação no fim, e o que selavam: um posterior foi anotado fora da base de dados.',
    CheckpointsExpired: () => 'Faltam pontos de verificação no início, e não por fim de retenção.',
    ChainShortened: () => 'A cadeia já foi assinada até aqui, e depois acabou antes.',
    ChainRemade: () =>
      'Aqui estavam outras linhas quando foi assinada: a cadeia foi cortada ou refeita antes, e continuou.',
    ChainBeginning: () => `A cadeia não começa ${remade}`,
    ChainEnd: () => `A cadeia não acaba ${remade}`,
    ChainCutOff: () => 'A cadeia acaba antes do lugar que foi assinado como o seu fim.',
    SealsMissing: () => 'Faltam selos na cadeia.',
    SealsUnsigned: () => 'Foram acrescentados selos que nenhum ponto de verificação assinou.',
    SealChanged: () => 'O selo não é o que foi selado.',
    SealMoved: ({ from }) => `O selo foi feito para o número ${from}.`,
    LineMissing: () => 'A linha desapareceu; o seu selo está lá.',
    LineChanged: () => 'A linha não é a que foi selada.',
    LineMoved: ({ from }) => `Aqui está a linha que foi selada com o número ${from}.`,
    LineUnsealed: () => 'A linha ainda não tem selo.',
  },
  intact: 'O registo de atividade está como foi escrito.',
  intactUpTo: ({ number }) =>
    `O registo de atividade está como foi escrito até ao ponto de verificação ${number}.`,
  unsealed:
    'Nada do registo de atividade está ainda selado, por isso nada mostra que está como foi escrito.',
  broken: 'O registo de atividade NÃO está como foi escrito.',
  counted: ({ lines, chains, changes, checkpoints }, { number, plural }) =>
    [
      `${number(lines)} ${plural(lines, { one: 'linha', other: 'linhas' })} de ${number(chains)} ${plural(chains, { one: 'parceiro', other: 'parceiros' })}`,
      `${number(changes)} do operador`,
      `${number(checkpoints)} ${plural(checkpoints, { one: 'ponto', other: 'pontos' })} de verificação.`,
    ].join(', '),
  newest: ({ number, hash }) => `Último ponto de verificação: ${number} ${hash}`,
  nothingSealed: 'Ainda nada está selado.',
  more: ({ count }, { number }) => `e mais ${number(count)}`,
  notVouchedFor: ({ gap }) => `Sem garantia: ${gap}`,
  gap: ({ newest, noted }) =>
    `Não se veem as linhas escritas ${newest === undefined ? 'até agora' : `depois do ponto de verificação ${newest}`} que desapareceram com os seus selos, por exemplo quando o fim do registo de escritas da base de dados foi cortado ou uma cópia mais antiga foi reposta: ${
      noted === undefined
        ? 'nenhum ponto de verificação está anotado fora da base de dados.'
        : `o ponto de verificação anotado fora da base de dados é um mais antigo, ${noted}.`
    }`,
  place: {
    operator: 'operador',
    checkpoint: 'ponto de verificação',
    number: ({ range }) => `número ${range}`,
    line: ({ line }) => `linha ${line}`,
  },
}
