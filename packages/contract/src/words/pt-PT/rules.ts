import { nameOf, type RuleWords } from '../words.ts'
import { roles } from './roles.ts'
import { sandboxRules } from './sandbox-rules.ts'

const role = (name: string) => nameOf(roles, name)

const shownLine = 'não pode ter carateres de controlo, de direção do texto ou separadores de linha'

/** The rules in European Portuguese. */
export const rules: RuleWords = {
  Required: () => 'tem de ser indicado',
  NotEmpty: () => 'não pode estar vazio',
  Text: () => 'tem de ser texto',
  TextOrNumber: () => 'tem de ser texto ou um número',
  TextUpTo: ({ most }, { number }) => `tem de ser texto de, no máximo, ${number(most)} carateres`,
  LengthUpTo: ({ most }, { number }) => `no máximo ${number(most)} carateres`,
  ShownLine: () => shownLine,
  ShownText: () =>
    'dos carateres de controlo, de direção do texto e separadores só são aceites tabulações e fins de linha',
  Boolean: () => 'tem de ser verdadeiro ou falso',
  Object: () => 'tem de ser um objeto',
  OneOf: ({ allowed }, { either }) => `tem de ser um destes: ${either(allowed)}`,
  Guid: () => 'tem de ser um ID Microsoft (GUID)',
  LineUpTo: ({ most }, { number }) =>
    `tem de ser uma linha de 1 a ${number(most)} carateres, sem carateres de direção do texto`,
  QuotedText: () => 'tem de ser texto; ponha-o entre aspas',
  ItemsUpTo: ({ most }, { number }) => `tem de ter entre 1 e ${number(most)} elementos`,
  List: () => 'tem de ser uma lista',
  WholeUpTo: ({ most }, { number }) => `tem de ser um número inteiro de 0 a ${number(most)}`,
  AtLeastOneOf: ({ allowed }, { either }) =>
    `tem de indicar pelo menos um destes: ${either(allowed)}`,

  EmailAddress: () => 'tem de ser um endereço de e-mail',
  Culture: () => 'tem de ser uma cultura, como pt-PT',
  LanguageCode: () => 'tem de ser um idioma de duas letras, como pt',
  DomainName: () => 'tem de ser um domínio, como northwind.onmicrosoft.com',
  ResellerTenant: () => 'tem de ser o ID de inquilino (GUID) de um revendedor indireto',
  RelationshipNone: () => 'tem de ser nenhuma',
  DelegationEnds: () => 'o acesso delegado só pode ser retirado: tem de ser falso',
  RelationshipEnds: () => 'uma relação só pode ser terminada: tem de ser nenhuma',
  OwnValidationCode: () => 'tem de ser um dos códigos deste parceiro',
  ValidationCodesAgree: ({ query, body }) =>
    `o endereço diz ${query} e o conteúdo diz ${body}, mas têm de coincidir`,

  CountryRequired: () => 'tem de ser o código de duas letras de um país',
  CountryKnown: () => 'tem de ser o código de duas letras de um país (ISO 3166-1), como PT',
  StreetRequired: () => 'tem de indicar rua e número',
  RequiredInCountry: ({ country }, { country: name }) => `é obrigatório em ${name(country)}`,
  StateRequired: ({ country, example }, { country: name }) =>
    `tem de ser o código de um estado de ${name(country)}, como ${example}`,
  StateKnown: ({ country, states }, { country: name, either }) =>
    `em ${name(country)} existem: ${either(states)}`,
  PostalCodeForm: ({ country, form: pattern }, { country: name, form }) =>
    `tem de ter a forma usada em ${name(country)}${form(pattern)}`,

  WebsiteCharacters: () =>
    'não pode ter espaços, carateres invisíveis, barras invertidas, aspas nem parênteses angulares',
  WebsiteScheme: () =>
    'tem de ser um nome de anfitrião, como example.edu, ou um endereço http ou https',
  WebsiteWithoutUser: () => 'não pode ter nome de utilizador nem palavra-passe',
  HostWithoutEscapes: () => 'o nome de anfitrião não pode ter códigos %',
  HostName: () => 'o nome de anfitrião tem de ser válido, como example.edu',
  HostNotIpAddress: () => 'tem de ser um anfitrião, não um endereço IP',
  HostLabels: () => 'o nome de anfitrião precisa de duas partes ou mais, como example.edu',

  Json: () => 'tem de ser JSON',
  JsonObject: () => 'tem de ser um objeto JSON',
  BodyUtf8: () => 'tem de ser JSON em UTF-8',
  BodyUnencoded: () => 'tem de vir sem Content-Encoding, como JSON simples em UTF-8',
  BodyForm: () => 'tem de ser JSON na forma aqui descrita',
  NameOnce: () => 'um nome só pode ser indicado uma vez',

  PageSize: ({ most }, { number }) =>
    `tem de ser um número inteiro de 0 a ${number(most)}; 0 significa ${number(most)}`,
  PageToken: () => 'tem de ser a marca de uma página desta lista, tal como este parceiro a recebeu',
  NextPage: () => 'tem de ser a continuação indicada pela página anterior',
  SeekToken: () => 'avançar na lista exige o cabeçalho MS-ContinuationToken',
  SameFilter: () => 'tem de ser o mesmo com que a marca de continuação foi dada, ou ser omitido',
  FilterOperator: () => 'tem de ter Operator',
  FilterValueLine: () => `o seu Value ${shownLine}`,
  FilterObject: () => 'tem de ser um objeto JSON com Field, Operator e Value',
  FilterPlain: () => 'Field, Operator e Value têm de ser valores simples',
  FilterNameOnce: ({ name }) => `tem de indicar ${name} uma só vez`,
  FilterText: ({ name }) => `tem de ter ${name} em texto`,
  Day: () => 'tem de ser um dia, como 2026-03-02',
  DayNotFuture: ({ today }) => `não pode ser posterior a hoje, ${today} (UTC)`,
  DaysBack: ({ days }, { number }) => `no máximo há ${number(days)} dias`,
  EndAfterStart: () => 'o fim não pode ser anterior ao início',
  CustomerStatus: ({ allowed }, { either }) => `tem de ser none, ${either(allowed)}`,
  CaseStates: ({ allowed }, { either }) => `tem de ser open, all ou um destes: ${either(allowed)}`,
  CaseAssignee: () => 'tem de ser me, none ou o nome de utilizador ou ID de um analista',
  CaseConfirmation: () => 'tem de ser needed ou mine',
  CountryLetters: () => 'tem de ser o código de duas letras de um país (ISO 3166-1)',
  EventTypes: ({ allowed }, { either }) => `tem de ser ${either(allowed)}`,
  Instant: () => 'tem de ser um instante como 2026-03-02T09:14:05Z',
  WebhookUrl: () =>
    'tem de ser um endereço https com nome de anfitrião, sem utilizador, palavra-passe nem fragmento',
  WebhookUrlInSandbox: () =>
    'tem de ser um endereço https com nome de anfitrião, ou http desta máquina (127.0.0.1, localhost)',
  WebhookAddress: ({ address }) => `tem de ser um endereço da Internet; ${address} é privado`,
  EventId: () => 'tem de ser o ID de um evento deste fluxo',

  NoteText: () => 'uma nota precisa de texto',
  Reviewer: () => 'tem de ser o nome de utilizador de um analista, como rosa@exemplo.pt',
  ReasonWithDenial: () => 'só uma recusa tem motivo',
  CaseAssignable: () => 'só um caso por decidir pode ser atribuído',
  CaseDecidable: () => 'só um caso em análise pode ser decidido',
  CaseConfirmable: () => 'só uma decisão à espera de um segundo analista pode ser confirmada',
  DecisionRevocable: () => 'uma decisão só pode ser retirada até ser mostrada',

  NameKnown: ({ known }, { either }) => `esse nome não existe; aqui existem ${either(known)}`,
  NamedOnce: () => 'está indicado duas vezes',
  VettedQualification: ({ allowed }, { either }) =>
    `aqui uma qualificação tem de ser das que são verificadas: ${either(allowed)}`,
  CustomersInFile: ({ most }, { number }) =>
    `um ficheiro pode indicar ${number(most)} clientes: divida-o`,

  TokenReadable: () => 'não é um JSON Web Token legível',
  TokenLengthUpTo: ({ most }, { number }) => `tem mais de ${number(most)} carateres`,
  TokenCurrent: () => 'expirou',
  TokenBegun: () => 'ainda não é válido',
  TokenNotFromFuture: () => 'foi emitido no futuro; compare os relógios',
  TokenClaim: ({ claim }) => `a sua declaração ${claim} falta ou não tem a forma certa`,
  TokenClaimForm: ({ claim }) => `a sua declaração ${claim} não tem a forma certa`,
  TokenAlgorithm: ({ algorithm }) => `não está assinado com ${algorithm}`,
  TokenKeyNamed: () => 'não indica nenhuma chave de assinatura',
  TokenKeyKnown: () => 'está assinado com uma chave desconhecida',
  TokenSignature: () => 'a sua assinatura está errada',
  TokenIssuer: () => 'o seu emissor não é de confiança ou não é o do seu inquilino',
  TokenTenantAdmitted: () => 'o seu inquilino não é admitido aqui',
  TokenTenantPartner: ({ tenantId }) => `o seu inquilino ${tenantId} não é um parceiro`,

  RoleNeeded: ({ needed, held }, { either, list }) =>
    `é necessária uma destas funções: ${either(needed.map(role))}; esta conta ${held.length === 0 ? 'não tem nenhuma delas' : `tem ${list(held.map(role))}`}`,

  PathDecodable: () => 'não é possível descodificar o caminho',
  BodyFitsHeaders: () => 'o conteúdo não corresponde aos cabeçalhos',
  RequestInTime: () => 'não chegou a tempo',
  RequestParsable: () => 'não é possível interpretá-lo',

  StoreReachable: () => 'não é possível aceder ao armazenamento',
  StoreWritable: () => 'o armazenamento está só em leitura, para recuperação',
  SigningKeysReadable: () => 'não é possível ler as chaves de assinatura do emissor',
  FilesLeft: () => 'há demasiados ficheiros e ligações abertos',
  CallsLeft: () => 'há demasiadas chamadas em curso',
  WritesLeft: () => 'há demasiadas escritas em curso',
  ConnectionsLeft: () => 'há demasiadas ligações',

  ...sandboxRules,
}
