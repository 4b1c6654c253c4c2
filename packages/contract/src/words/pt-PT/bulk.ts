import { pluralOf } from '../plural.ts'
import type { BulkAdvice, BulkWords } from '../../bulk-rules.ts'

const plural = pluralOf('pt-PT')

/** As frases sobre pedidos em lote, em português europeu. */
export const bulk: BulkWords = {
  FileTooLarge: ({ limit }, { number }) =>
    `O ficheiro tem mais de ${number(limit)} MB. Divida-o em ficheiros mais pequenos.`,
  FileTooLong: ({ limit }, { number }) =>
    `O ficheiro tem mais de ${number(limit)} linhas. Divida-o em ficheiros mais pequenos.`,
  FileEmpty: () => 'O ficheiro não tem linhas.',
  FileIsSpreadsheet: () =>
    'O ficheiro está no formato próprio de uma folha de cálculo. Guarde-o como CSV (“CSV UTF-8” no Excel) e use esse ficheiro.',
  FileIsBinary: () =>
    'O ficheiro não é texto. Use um ficheiro CSV, ou JSON Lines com um objeto por linha.',
  FileNotUtf8: () =>
    'O ficheiro não está em UTF-8 nem em UTF-16. Guarde-o como “CSV UTF-8”, para que os acentos se mantenham.',
  FileIsJsonArray: () =>
    'O ficheiro é uma única matriz JSON. Use JSON Lines: um objeto por linha, sem parênteses retos à volta.',
  ColumnTwice: ({ column }) =>
    `A coluna “${column}” aparece duas vezes, talvez com dois dos seus nomes. Remova uma delas.`,
  ColumnMissing: ({ columns }, { either }) => `Falta ao cabeçalho a coluna ${either(columns)}.`,
  QuoteOpen: ({ line }, { number }) =>
    `As aspas que abrem na linha ${number(line)} nunca fecham. Acrescente as aspas finais.`,
  JsonInvalid: () => 'A linha não é um objeto JSON.',
  CellsTooMany: ({ cells, columns }, { number }) =>
    `A linha tem ${number(cells)} células, mas o cabeçalho tem ${number(columns)}. Ponha entre aspas o texto que contém o separador.`,
  HeaderAgain: () => 'A linha repete o cabeçalho.',
  CustomerMissing: () =>
    'A linha não indica nenhum cliente: indique um ID Microsoft, um domínio ou um nome.',
  CustomerIdInvalid: ({ value }) => `“${value}” não é um ID Microsoft.`,
  QualificationMissing: () => 'A linha não indica nenhuma qualificação.',
  QualificationUnknown: ({ value, allowed }, { either }) =>
    `“${value}” não é uma qualificação que se possa pedir. Use ${either(allowed)}.`,
  SegmentUnknown: ({ value, allowed }, { either }) =>
    `“${value}” não é um segmento de ensino. Use ${either(allowed)}.`,
  ValidationCodeMissing: () => 'A qualificação exige um código de validação.',
  TextTooLong: ({ column, limit }, { number }) =>
    `O texto em “${column}” tem mais de ${number(limit)} carateres.`,
  TextUnshown: ({ column }) =>
    `O texto em “${column}” tem carateres que não se podem mostrar, como uma quebra de linha. Remova-os.`,
  Duplicate: ({ line }, { number }) =>
    `A linha ${number(line)} já pede esta qualificação para o mesmo cliente.`,
  CustomerUnknown: ({ value }) => `Não tem nenhum cliente “${value}”.`,
  CustomerAmbiguous: ({ value, candidates }, { either }) =>
    `Vários clientes chamam-se “${value}”. Indique o ID Microsoft: ${either(candidates)}.`,
  CodeUnknown: ({ code }) => `O código de validação ${code} não é um dos seus.`,
  CodeTooFewUses: ({ code, left, wanted }, { number }) =>
    `O código de validação ${code} só tem ${number(left)} ${plural(left, { one: 'utilização', other: 'utilizações' })}, mas o ficheiro precisa de ${number(wanted)}.`,
  CodeExhausted: ({ code }) =>
    `Não enviada: o código de validação ${code} não tem mais utilizações. Execute o resto quando tiver, ou use outro código.`,
  CustomerGone: () => 'O cliente ou o pedido foi removido antes do veredicto.',
  Unsettled: () =>
    'Enviada, mas a resposta não é conhecida. Execute o ficheiro de novo; o mesmo pedido nunca é feito duas vezes.',
  LedgerHeld: ({ ledger, holder }) =>
    `Outra execução usa o registo ${ledger}: ${holder}. Espere que acabe, ou pare-a.`,
  LedgerDamaged: ({ ledger }) =>
    `O registo ${ledger} está danificado. Reponha uma cópia, ou comece outro com --ledger: o serviço rejeita o que já está em análise ou já concedeu.`,
  LedgerUnknown: ({ ledger }) =>
    `${ledger} não é um registo desta versão. Indique outro ficheiro com --ledger.`,
  LedgerMissing: ({ ledger }) =>
    `O registo ${ledger} não existe: ainda nada foi enviado deste ficheiro. Comece com “accredit bulk run”.`,
  LedgerFull: ({ ledger, reason }) =>
    `Não é possível escrever no registo ${ledger}: ${reason}. Nada foi enviado sem registo; liberte espaço e execute o ficheiro de novo.`,
  WatchLedgerDamaged: ({ ledger }) =>
    `O registo ${ledger} está danificado. Reponha uma cópia, ou comece outro com --ledger e indique a hora do último evento com --since: o que for comunicado de novo tem o mesmo id.`,
  WatchLedgerFull: ({ ledger, reason }) =>
    `Não é possível escrever no registo ${ledger}: ${reason}. Liberte espaço e inicie de novo o acompanhamento: continua a partir da última consulta.`,
  PartnerUnknown: () =>
    'O token de acesso não indica o inquilino do parceiro. Inicie sessão como utilizador ou aplicação do parceiro.',
  LedgerOfOtherFile: ({ ledger }) =>
    `O registo ${ledger} pertence a outro ficheiro: nenhuma das suas linhas está neste. Indique outro registo com --ledger.`,
  LedgerOfOtherPartner: ({ ledger, partner, own }) =>
    `O registo ${ledger} pertence ao parceiro ${partner}, mas a sessão é de ${own}. Inicie sessão por esse parceiro, ou indique outro registo com --ledger.`,
  LedgerOfOtherService: ({ ledger, service, own }) =>
    `O registo ${ledger} pertence a ${service}, e não a ${own}. Chame esse serviço, ou indique outro registo com --ledger.`,
}

/** Os conselhos sobre linhas de pedidos em lote, em português europeu. */
export const advice: BulkAdvice = {
  byRule: {
    InsufficientPrivileges:
      'Peça ao cliente que conceda uma destas funções (GDAP) e faça o pedido da linha de novo.',
    InvalidEducationSegment:
      'Indique o segmento K12 ou HigherEducation e faça o pedido da linha de novo.',
    InvalidWebsite:
      'Corrija o site, ou omita-o, já que é facultativo, e faça o pedido da linha de novo.',
    QualificationAlreadySet: 'Não é preciso fazer nada: o cliente já a tem.',
    QualificationCombinationNotAllowed:
      'Não há nada a fazer: estas excluem-se mutuamente, e uma qualificação não pode ser removida.',
    QualificationInReview: 'Espere pelo veredicto do pedido que está em análise.',
    UnexpectedError:
      'Comunique-o a quem opera o serviço, com os ids da linha, e faça o pedido da linha de novo.',
    ValidationCodeInvalid: 'Use um código seu e faça o pedido da linha de novo.',
    ValidationCodeRequired: 'Indique um código de validação e faça o pedido da linha de novo.',
    VerificationRequestLimitReached:
      'Contacte o suporte: ao cliente não resta nenhum pedido desta qualificação.',
  },
  byOutcome: {
    denied: 'Contacte o suporte com o id do cliente e a hora do pedido.',
    duplicate: 'Não é preciso fazer nada.',
    gone: 'Não há nada a fazer.',
    'in-review': 'Espere pelo veredicto.',
    pending: 'Execute o resto.',
    refused: 'Corrija o que está errado e faça o pedido da linha de novo.',
    unknown: 'Corrija o cliente e faça o pedido da linha de novo.',
    unsettled: 'Execute o ficheiro de novo.',
  },
}
