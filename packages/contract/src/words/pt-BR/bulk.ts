import { pluralOf } from '../plural.ts'
import type { BulkAdvice, BulkWords } from '../../bulk-rules.ts'

const plural = pluralOf('pt-BR')

/** As frases sobre solicitações em lote, em português brasileiro. */
export const bulk: BulkWords = {
  FileTooLarge: ({ limit }, { number }) =>
    `O arquivo tem mais de ${number(limit)} MB. Divida-o em arquivos menores.`,
  FileTooLong: ({ limit }, { number }) =>
    `O arquivo tem mais de ${number(limit)} linhas. Divida-o em arquivos menores.`,
  FileEmpty: () => 'O arquivo não tem linhas.',
  FileIsSpreadsheet: () =>
    'O arquivo está no formato próprio de uma planilha. Salve-o como CSV (“CSV UTF-8” no Excel) e use esse arquivo.',
  FileIsBinary: () =>
    'O arquivo não é texto. Use um arquivo CSV, ou JSON Lines com um objeto por linha.',
  FileNotUtf8: () =>
    'O arquivo não está em UTF-8 nem em UTF-16. Salve-o como “CSV UTF-8”, para que os acentos sejam mantidos.',
  FileIsJsonArray: () =>
    'O arquivo é uma única matriz JSON. Use JSON Lines: um objeto por linha, sem colchetes em volta.',
  ColumnTwice: ({ column }) =>
    `A coluna “${column}” aparece duas vezes, talvez com dois dos nomes dela. Remova uma delas.`,
  ColumnMissing: ({ columns }, { either }) => `Falta no cabeçalho a coluna ${either(columns)}.`,
  QuoteOpen: ({ line }, { number }) =>
    `As aspas que abrem na linha ${number(line)} nunca fecham. Acrescente as aspas de fechamento.`,
  JsonInvalid: () => 'A linha não é um objeto JSON.',
  CellsTooMany: ({ cells, columns }, { number }) =>
    `A linha tem ${number(cells)} células, mas o cabeçalho tem ${number(columns)}. Coloque entre aspas o texto que contém o separador.`,
  HeaderAgain: () => 'A linha repete o cabeçalho.',
  CustomerMissing: () =>
    'A linha não informa nenhum cliente: informe um ID Microsoft, um domínio ou um nome.',
  CustomerIdInvalid: ({ value }) => `“${value}” não é um ID Microsoft.`,
  QualificationMissing: () => 'A linha não informa nenhuma qualificação.',
  QualificationUnknown: ({ value, allowed }, { either }) =>
    `“${value}” não é uma qualificação que pode ser solicitada. Use ${either(allowed)}.`,
  SegmentUnknown: ({ value, allowed }, { either }) =>
    `“${value}” não é um segmento de ensino. Use ${either(allowed)}.`,
  ValidationCodeMissing: () => 'A qualificação exige um código de validação.',
  TextTooLong: ({ column, limit }, { number }) =>
    `O texto em “${column}” tem mais de ${number(limit)} caracteres.`,
  TextUnshown: ({ column }) =>
    `O texto em “${column}” tem caracteres que não podem ser mostrados, como uma quebra de linha. Remova-os.`,
  Duplicate: ({ line }, { number }) =>
    `A linha ${number(line)} já solicita esta qualificação para o mesmo cliente.`,
  CustomerUnknown: ({ value }) => `Você não tem nenhum cliente “${value}”.`,
  CustomerAmbiguous: ({ value, candidates }, { either }) =>
    `Vários clientes se chamam “${value}”. Informe o ID Microsoft: ${either(candidates)}.`,
  CodeUnknown: ({ code }) => `O código de validação ${code} não é um dos seus.`,
  CodeTooFewUses: ({ code, left, wanted }, { number }) =>
    `O código de validação ${code} só tem ${number(left)} ${plural(left, { one: 'uso', other: 'usos' })}, mas o arquivo precisa de ${number(wanted)}.`,
  CodeExhausted: ({ code }) =>
    `Não enviada: o código de validação ${code} não tem mais usos. Execute o restante quando tiver, ou use outro código.`,
  CustomerGone: () => 'O cliente ou a solicitação foi removida antes do veredito.',
  Unsettled: () =>
    'Enviada, mas a resposta não é conhecida. Execute o arquivo de novo; a mesma solicitação nunca é feita duas vezes.',
  LedgerHeld: ({ ledger, holder }) =>
    `Outra execução usa o registro ${ledger}: ${holder}. Aguarde o término ou interrompa-a.`,
  LedgerDamaged: ({ ledger }) =>
    `O registro ${ledger} está danificado. Restaure uma cópia, ou comece outro com --ledger: o serviço rejeita o que já está em análise ou já concedeu.`,
  LedgerUnknown: ({ ledger }) =>
    `${ledger} não é um registro desta versão. Informe outro arquivo com --ledger.`,
  LedgerMissing: ({ ledger }) =>
    `O registro ${ledger} não existe: ainda nada foi enviado deste arquivo. Comece com “accredit bulk run”.`,
  LedgerFull: ({ ledger, reason }) =>
    `Não é possível escrever no registro ${ledger}: ${reason}. Nada foi enviado sem registro; libere espaço e execute o arquivo de novo.`,
  WatchLedgerDamaged: ({ ledger }) =>
    `O registro ${ledger} está danificado. Restaure uma cópia, ou comece outro com --ledger e informe a hora do último evento com --since: o que for avisado de novo tem o mesmo id.`,
  WatchLedgerFull: ({ ledger, reason }) =>
    `Não é possível gravar no registro ${ledger}: ${reason}. Libere espaço e inicie o acompanhamento de novo: ele continua a partir da última consulta.`,
  PartnerUnknown: () =>
    'O token de acesso não informa o locatário do parceiro. Entre como usuário ou aplicativo do parceiro.',
  LedgerOfOtherFile: ({ ledger }) =>
    `O registro ${ledger} pertence a outro arquivo: nenhuma das suas linhas está neste. Informe outro registro com --ledger.`,
  LedgerOfOtherPartner: ({ ledger, partner, own }) =>
    `O registro ${ledger} pertence ao parceiro ${partner}, mas você entrou por ${own}. Entre por esse parceiro, ou informe outro registro com --ledger.`,
  LedgerOfOtherService: ({ ledger, service, own }) =>
    `O registro ${ledger} pertence a ${service}, e não a ${own}. Use esse serviço, ou informe outro registro com --ledger.`,
}

/** Os conselhos sobre linhas de solicitações em lote, em português brasileiro. */
export const advice: BulkAdvice = {
  byRule: {
    InsufficientPrivileges:
      'Peça ao cliente que conceda uma destas funções (GDAP) e solicite a linha novamente.',
    InvalidEducationSegment:
      'Informe o segmento K12 ou HigherEducation e solicite a linha novamente.',
    InvalidWebsite: 'Corrija o site, ou omita-o, já que é opcional, e solicite a linha novamente.',
    QualificationAlreadySet: 'Nada precisa ser feito: o cliente já a tem.',
    QualificationCombinationNotAllowed:
      'Não há nada a fazer: elas se excluem, e uma qualificação não pode ser removida.',
    QualificationInReview: 'Aguarde o veredito da solicitação que está em análise.',
    UnexpectedError:
      'Comunique a quem opera o serviço, com os ids da linha, e solicite a linha novamente.',
    ValidationCodeInvalid: 'Use um código seu e solicite a linha novamente.',
    ValidationCodeRequired: 'Informe um código de validação e solicite a linha novamente.',
    VerificationRequestLimitReached:
      'Contate o suporte: não resta ao cliente nenhuma solicitação desta qualificação.',
  },
  byOutcome: {
    denied: 'Contate o suporte com o id do cliente e o horário da solicitação.',
    duplicate: 'Nada precisa ser feito.',
    gone: 'Não há nada a fazer.',
    'in-review': 'Aguarde o veredito.',
    pending: 'Execute o restante.',
    refused: 'Corrija o que está errado e solicite a linha novamente.',
    unknown: 'Corrija o cliente e solicite a linha novamente.',
    unsettled: 'Execute o arquivo novamente.',
  },
}
