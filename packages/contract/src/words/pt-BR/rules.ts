import { nameOf, type RuleWords } from '../words.ts'
import { roles } from './roles.ts'
import { sandboxRules } from './sandbox-rules.ts'

const role = (name: string) => nameOf(roles, name)

const shownLine = 'não pode ter caracteres de controle, de direção do texto ou separadores de linha'

/** The rules in Brazilian Portuguese. */
export const rules: RuleWords = {
  Required: () => 'precisa ser informado',
  NotEmpty: () => 'não pode estar vazio',
  Text: () => 'precisa ser texto',
  TextOrNumber: () => 'precisa ser texto ou um número',
  TextUpTo: ({ most }, { number }) => `precisa ser texto de, no máximo, ${number(most)} caracteres`,
  LengthUpTo: ({ most }, { number }) => `no máximo ${number(most)} caracteres`,
  ShownLine: () => shownLine,
  ShownText: () =>
    'dos caracteres de controle, de direção do texto e separadores só são aceitos tabulações e fins de linha',
  Boolean: () => 'precisa ser verdadeiro ou falso',
  Object: () => 'precisa ser um objeto',
  OneOf: ({ allowed }, { either }) => `precisa ser um destes: ${either(allowed)}`,
  Guid: () => 'precisa ser um ID Microsoft (GUID)',
  LineUpTo: ({ most }, { number }) =>
    `precisa ser uma linha de 1 a ${number(most)} caracteres, sem caracteres de direção do texto`,
  QuotedText: () => 'precisa ser texto; coloque-o entre aspas',
  ItemsUpTo: ({ most }, { number }) => `precisa ter de 1 a ${number(most)} itens`,
  List: () => 'precisa ser uma lista',
  WholeUpTo: ({ most }, { number }) => `precisa ser um número inteiro de 0 a ${number(most)}`,
  AtLeastOneOf: ({ allowed }, { either }) =>
    `precisa indicar pelo menos um destes: ${either(allowed)}`,

  EmailAddress: () => 'precisa ser um endereço de e-mail',
  Culture: () => 'precisa ser uma cultura, como pt-BR',
  LanguageCode: () => 'precisa ser um idioma de duas letras, como pt',
  DomainName: () => 'precisa ser um domínio, como northwind.onmicrosoft.com',
  ResellerTenant: () => 'precisa ser o ID de locatário (GUID) de uma revenda indireta',
  RelationshipNone: () => 'precisa ser nenhuma',
  DelegationEnds: () => 'o acesso delegado só pode ser removido: precisa ser falso',
  RelationshipEnds: () => 'uma relação só pode ser terminada: precisa ser nenhuma',
  OwnValidationCode: () => 'precisa ser um dos códigos deste parceiro',
  ValidationCodesAgree: ({ query, body }) =>
    `o endereço diz ${query} e o conteúdo diz ${body}, mas precisam coincidir`,

  CountryRequired: () => 'precisa ser o código de duas letras de um país',
  CountryKnown: () => 'precisa ser o código de duas letras de um país (ISO 3166-1), como BR',
  StreetRequired: () => 'precisa informar rua e número',
  RequiredInCountry: ({ country }, { country: name }) => `é obrigatório em ${name(country)}`,
  StateRequired: ({ country, example }, { country: name }) =>
    `precisa ser o código de um estado de ${name(country)}, como ${example}`,
  StateKnown: ({ country, states }, { country: name, either }) =>
    `em ${name(country)} existem: ${either(states)}`,
  PostalCodeForm: ({ country, form: pattern }, { country: name, form }) =>
    `precisa ter a forma usada em ${name(country)}${form(pattern)}`,

  WebsiteCharacters: () =>
    'não pode ter espaços, caracteres invisíveis, barras invertidas, aspas nem sinais de menor e maior',
  WebsiteScheme: () =>
    'precisa ser um nome de host, como example.edu, ou um endereço http ou https',
  WebsiteWithoutUser: () => 'não pode ter nome de usuário nem senha',
  HostWithoutEscapes: () => 'o nome de host não pode ter códigos %',
  HostName: () => 'o nome de host precisa ser válido, como example.edu',
  HostNotIpAddress: () => 'precisa ser um host, não um endereço IP',
  HostLabels: () => 'o nome de host precisa de duas partes ou mais, como example.edu',

  Json: () => 'precisa ser JSON',
  JsonObject: () => 'precisa ser um objeto JSON',
  BodyUtf8: () => 'precisa ser JSON em UTF-8',
  BodyUnencoded: () => 'precisa vir sem Content-Encoding, como JSON simples em UTF-8',
  BodyForm: () => 'precisa ser JSON na forma aqui descrita',
  NameOnce: () => 'um nome só pode ser indicado uma vez',

  PageSize: ({ most }, { number }) =>
    `precisa ser um número inteiro de 0 a ${number(most)}; 0 significa ${number(most)}`,
  PageToken: () =>
    'precisa ser a marca de uma página desta lista, tal como este parceiro a recebeu',
  NextPage: () => 'precisa ser a continuação indicada pela página anterior',
  SeekToken: () => 'avançar na lista exige o cabeçalho MS-ContinuationToken',
  SameFilter: () => 'precisa ser o mesmo com que a marca de continuação foi dada, ou ser omitido',
  FilterOperator: () => 'precisa ter Operator',
  FilterValueLine: () => `o seu Value ${shownLine}`,
  FilterObject: () => 'precisa ser um objeto JSON com Field, Operator e Value',
  FilterPlain: () => 'Field, Operator e Value precisam ser valores simples',
  FilterNameOnce: ({ name }) => `precisa informar ${name} uma só vez`,
  FilterText: ({ name }) => `precisa ter ${name} em texto`,
  Day: () => 'precisa ser um dia, como 2026-03-02',
  DayNotFuture: ({ today }) => `não pode ser posterior a hoje, ${today} (UTC)`,
  DaysBack: ({ days }, { number }) => `há no máximo ${number(days)} dias`,
  EndAfterStart: () => 'o fim não pode ser anterior ao início',
  CustomerStatus: ({ allowed }, { either }) => `precisa ser none, ${either(allowed)}`,
  CaseStates: ({ allowed }, { either }) => `precisa ser open, all ou um destes: ${either(allowed)}`,
  CaseAssignee: () => 'precisa ser me, none ou o nome de usuário ou ID de um analista',
  CaseConfirmation: () => 'precisa ser needed ou mine',
  CountryLetters: () => 'precisa ser o código de duas letras de um país (ISO 3166-1)',
  EventTypes: ({ allowed }, { either }) => `precisa ser ${either(allowed)}`,
  Instant: () => 'precisa ser um instante como 2026-03-02T09:14:05Z',
  WebhookUrl: () =>
    'precisa ser um endereço https com nome de host, sem usuário, senha nem fragmento',
  WebhookUrlInSandbox: () =>
    'precisa ser um endereço https com nome de host, ou http desta máquina (127.0.0.1, localhost)',
  WebhookAddress: ({ address }) => `precisa ser um endereço da Internet; ${address} é privado`,
  EventId: () => 'precisa ser o ID de um evento deste fluxo',

  NoteText: () => 'uma nota precisa de texto',
  Reviewer: () => 'precisa ser o nome de usuário de um analista, como rosa@exemplo.com.br',
  ReasonWithDenial: () => 'só uma recusa tem motivo',
  CaseAssignable: () => 'só um caso por decidir pode ser atribuído',
  CaseDecidable: () => 'só um caso em análise pode ser decidido',
  CaseConfirmable: () => 'só uma decisão aguardando um segundo analista pode ser confirmada',
  DecisionRevocable: () => 'uma decisão só pode ser retirada até ser mostrada',

  NameKnown: ({ known }, { either }) => `esse nome não existe; aqui existem ${either(known)}`,
  NamedOnce: () => 'está indicado duas vezes',
  VettedQualification: ({ allowed }, { either }) =>
    `aqui uma qualificação precisa ser uma das verificadas: ${either(allowed)}`,
  CustomersInFile: ({ most }, { number }) =>
    `um arquivo pode indicar ${number(most)} clientes: divida-o`,

  TokenReadable: () => 'não é um JSON Web Token legível',
  TokenLengthUpTo: ({ most }, { number }) => `tem mais de ${number(most)} caracteres`,
  TokenCurrent: () => 'expirou',
  TokenBegun: () => 'ainda não é válido',
  TokenNotFromFuture: () => 'foi emitido no futuro; compare os relógios',
  TokenClaim: ({ claim }) => `a declaração ${claim} está ausente ou não tem a forma certa`,
  TokenClaimForm: ({ claim }) => `a declaração ${claim} não tem a forma certa`,
  TokenAlgorithm: ({ algorithm }) => `não está assinado com ${algorithm}`,
  TokenKeyNamed: () => 'não indica nenhuma chave de assinatura',
  TokenKeyKnown: () => 'está assinado com uma chave desconhecida',
  TokenSignature: () => 'a assinatura está errada',
  TokenIssuer: () => 'o emissor não é confiável ou não é o do locatário do token',
  TokenTenantAdmitted: () => 'o locatário do token não é admitido aqui',
  TokenTenantPartner: ({ tenantId }) => `o locatário ${tenantId} do token não é um parceiro`,

  RoleNeeded: ({ needed, held }, { either, list }) =>
    `é necessária uma destas funções: ${either(needed.map(role))}; esta conta ${held.length === 0 ? 'não tem nenhuma delas' : `tem ${list(held.map(role))}`}`,

  PathDecodable: () => 'não é possível decodificar o caminho',
  BodyFitsHeaders: () => 'o conteúdo não corresponde aos cabeçalhos',
  RequestInTime: () => 'não chegou a tempo',
  RequestParsable: () => 'não é possível interpretá-lo',

  StoreReachable: () => 'não é possível acessar o armazenamento',
  StoreWritable: () => 'o armazenamento está somente para leitura, para recuperação',
  SigningKeysReadable: () => 'não é possível ler as chaves de assinatura do emissor',
  FilesLeft: () => 'há arquivos e conexões abertos demais',
  CallsLeft: () => 'há chamadas demais em andamento',
  WritesLeft: () => 'há gravações demais em andamento',
  ConnectionsLeft: () => 'há conexões demais',

  ...sandboxRules,
}
