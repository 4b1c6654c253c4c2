import type { SetupPart } from '../en/command-problems.ts'
import type { Saying } from '../told.ts'
import type { CommandProblemWords } from '../words.ts'

const signInAgain = 'execute "accredit logout --all" e depois "accredit login".'
const loginAgain = 'Execute de novo "accredit login".'
const checkAddress = 'Verifique o endereço: --url, --cloud ou --authority.'
const sayPart = ({ path, value, broken }: SetupPart, { rule }: Saying) =>
  `${path || 'o ficheiro'} ${value === undefined ? 'está em falta' : `é ${value}`}, mas ${rule(broken)}`
const bullets = (lines: readonly string[]) => lines.map((line) => `  - ${line}`).join('\n')

/** Problems of the commands themselves, in European Portuguese. */
export const commandProblems: CommandProblemWords = {
  NotSignedIn: ({ service }) => [
    `ninguém iniciou sessão para ${service}`,
    'Execute "accredit login" ou defina ACCREDIT_TOKEN, ACCREDIT_REFRESH_TOKEN ou ACCREDIT_CLIENT_SECRET.',
  ],
  SignedOut: ({ service }) => [
    `ninguém iniciou sessão para ${service}`,
    'Execute "accredit login".',
  ],
  NotSandbox: ({ service, authority }) => [
    `ninguém iniciou sessão para ${service}: não é uma sandbox e aceita tokens de ${authority}`,
    `Execute "accredit login --url ${service}" ou defina ACCREDIT_TOKEN, ACCREDIT_REFRESH_TOKEN ou ACCREDIT_CLIENT_SECRET.`,
  ],
  NotAccredit: ({ service }) => [
    `${service} responde, mas não é o Accredit`,
    'Indique o endereço do serviço com --url, como http://127.0.0.1:8787.',
  ],
  NoCustomer: () => [
    'o parceiro não tem nenhum cliente de que o evento possa tratar',
    'Indique um com --customer.',
  ],
  EndpointsForm: ({ path }) => [
    `${path} não é uma lista de endereços`,
    'Escreva uma lista com "url" e "secret" para cada endereço.',
  ],
  EndpointForm: ({ path, number, member }) => [
    `${path}: "${member}" do endereço ${number} falta ou não pode ser usado`,
    'Cada endereço tem um "url" próprio (https, ou http para esta máquina), um "secret" (whsec_ com 24 a 64 bytes em base64) e, se quiser, "events", uma lista de tipos.',
  ],
  MailServerMissing: () => [
    '--mail precisa de um servidor de correio',
    'Indique-o com --smtp e --smtp-from.',
  ],
  NoControls: ({ service }) => [`${service} não é uma sandbox`, 'Indique uma sandbox com --url.'],
  ApplicationSecretMissing: () => [
    'uma aplicação precisa de um segredo para iniciar sessão',
    'Defina ACCREDIT_TENANT, ACCREDIT_CLIENT_ID e ACCREDIT_CLIENT_SECRET (ou ACCREDIT_CLIENT_SECRET_FILE).',
  ],
  ClientIncomplete: ({ name }) => [
    `${name} precisa também de ACCREDIT_TENANT e ACCREDIT_CLIENT_ID`,
  ],
  SecretTwice: ({ name }) => [`indique ${name} ou ${name}_FILE, não ambos`],
  SecretCharacters: ({ name }) => [
    `${name} tem carateres que nenhum segredo tem; verifique se foi copiado inteiro`,
  ],
  KeyringSwitch: ({ text }) => [`ACCREDIT_KEYRING é "${text}", mas tem de ser on ou off`],
  LanguageUnknown: ({ text, allowed }, { either }) => [
    `--lang é "${text}", mas tem de ser ${either(allowed)}`,
  ],
  SandboxUser: ({ text, example }) => [
    `--as (ACCREDIT_AS) é "${text}", mas tem de ser um nome de utilizador completo como ${example}`,
  ],
  SandboxUserOfCloud: () => [
    '--as indica um utilizador da sandbox, e --cloud é o serviço da própria Microsoft',
  ],
  CloudUnknown: ({ text, allowed }, { either }) => [
    `--cloud (ACCREDIT_CLOUD) é "${text}", mas tem de ser um destes: ${either(allowed)}`,
  ],
  AddressForm: ({ source, text, example }) => [
    `${source} é "${text}", mas tem de ser um endereço como ${example}`,
  ],
  AddressPlain: ({ source, text }) => [
    `${source} é "${text}", mas os tokens só se enviam por https; http é para esta máquina`,
  ],
  AddressOfApi: ({ source, text, origin }) => [
    `${source} é "${text}", mas tem de ser o endereço do serviço, sem um caminho da sua API`,
    `Use ${origin}.`,
  ],
  ClientIdMissing: ({ authority }) => [
    `${authority} tem de saber que aplicação inicia sessão`,
    'Registe no Entra ID uma que permita fluxos de cliente público e indique o seu ID com --client-id ou ACCREDIT_CLIENT_ID.',
  ],
  OtherSignIn: ({ service, authority, audience, own, ownAudience, login }) => [
    `${service} aceita tokens de ${authority} para ${audience}, não de ${own} para ${ownAudience}`,
    `Se estiver certo, execute "${login}".`,
  ],
  NoToken: () => ['o início de sessão não devolveu nenhum token'],
  NoTenant: () => ['o token não indica nenhum inquilino'],
  SignInDeclined: () => ['o início de sessão foi recusado', loginAgain],
  SignInLate: () => ['ninguém iniciou sessão antes de o código expirar', loginAgain],
  SignInRefused: ({ reason }) => [reason, loginAgain],
  SignInUnreadable: ({ url }) => [
    `${url} não respondeu como responde um serviço de início de sessão`,
    checkAddress,
  ],
  NoAnswer: ({ url }) => [
    `não veio resposta de ${url}`,
    'O serviço está em execução? Inicie um com "accredit serve" ou indique outro com --url.',
  ],
  NoAnswerOfAuthority: ({ url }) => [`não veio resposta de ${url}`, checkAddress],
  HttpsOfHttp: ({ url, plain }) => [
    `${url} responde sem TLS`,
    `Use ${plain} ou inicie o serviço com --tls.`,
  ],
  HttpOfHttps: ({ url, secure }) => [`${url} espera TLS`, `Use ${secure}.`],
  CertificateUnknown: ({ url }) => [
    `o certificado de ${url} está assinado por uma autoridade em que esta máquina não confia`,
    'Uma sandbox escreve a sua autoridade em tls/ na pasta de dados: defina NODE_EXTRA_CA_CERTS com esse ficheiro, como "accredit serve --tls" mostra.',
  ],
  CertificateName: ({ url }) => [
    `o certificado de ${url} é para outro nome`,
    'Chame o serviço por um nome do seu certificado.',
  ],
  CertificateExpired: ({ url }) => [
    `o certificado de ${url} expirou`,
    'Peça a quem gere o serviço que o renove.',
  ],
  HostUnknown: ({ url, host }) => [
    `não veio resposta de ${url}: o anfitrião ${host} não existe`,
    checkAddress,
  ],
  JsonForm: ({ source, text }) => [`${source} é "${text}", mas tem de ser JSON`],
  NoVerdict: ({ qualification, milliseconds, customerId }, { duration }) => [
    `não há veredicto sobre ${qualification} ao fim de ${duration(milliseconds)}`,
    `O pedido continua; "accredit wait ${customerId}" acompanha-o.`,
  ],
  LifetimeOfSandbox: ({ authority }) => [
    `--lifetime só funciona com uma sandbox; é ${authority} que decide a duração`,
  ],
  CaseForApplication: () => [
    'uma aplicação não pode ficar com um caso',
    'Inicie sessão como analista.',
  ],
  WorkInSandbox: () => [
    '"work" é para o modo production; uma sandbox já tem o seu próprio trabalho',
  ],
  WorkForRescue: () => ['rescue é para "serve": "work" escreveria no armazenamento'],
  PolicyInvalid: ({ path }) => [
    `${path} não é uma política válida`,
    'Corrija os problemas acima; docs/vetting.md enumera os códigos e "accredit policy show" mostra uma política válida.',
  ],
  LoginUnreadable: ({ file }) => [
    `não é possível ler a sessão guardada em ${file}: foi danificada ou falta a sua chave`,
    'Execute "accredit logout --all" e depois "accredit login".',
  ],
  LoginKeyringOff: ({ file }) => [
    `não é possível ler a sessão guardada em ${file}: a sua chave está no porta-chaves, e ACCREDIT_KEYRING é off`,
    `Retire ACCREDIT_KEYRING ou inicie sessão de novo: ${signInAgain}`,
  ],
  LoginKeyringAway: ({ file, reason }) => [
    `não é possível ler a sessão guardada em ${file}: a sua chave está no porta-chaves, que está bloqueado ou ausente (${reason})`,
    `Desbloqueie o porta-chaves e execute de novo o mesmo comando, ou inicie sessão de novo: ${signInAgain}`,
  ],
  LoginKeyNotInKeyring: ({ file }) => [
    `não é possível ler a sessão guardada em ${file}: a sua chave já não está no porta-chaves`,
    `Inicie sessão de novo: ${signInAgain}`,
  ],
  LoginKeyGone: ({ file }) => [
    `não é possível ler a sessão guardada em ${file}: falta a sua chave`,
    `Inicie sessão de novo: ${signInAgain}`,
  ],
  LoginKeyOpen: ({ file, key }) => [
    `não é possível ler a sessão guardada em ${file}: outros podem ler ${key} (chmod 600)`,
    `Execute "chmod 600 ${key}" ou inicie sessão de novo: ${signInAgain}`,
  ],
  LoginLocked: ({ file }) => [
    `outro processo accredit está a usar ${file}`,
    'Termine esse processo e execute de novo o mesmo comando.',
  ],
  OperatorName: ({ text }) => [
    `--by é ${text}, mas tem de indicar o operador, numa linha sem carateres de controlo`,
  ],
  SetupValue: (part, saying) => [sayPart(part, saying)],
  SetupFile: ({ path, problems }, saying) => [
    `não é possível usar ${path}:\n${bullets(problems.map((part) => sayPart(part, saying)))}`,
  ],
  SetupRefused: ({ problems }, { refusal }) => [
    `nada foi alterado:\n${bullets(
      problems.map(({ path, refused }) => `${path}: ${refusal(refused).join(' (')})`),
    )}`,
  ],
  OperatorRefusal: (refused, { refusal }) => refusal(refused),
  Unexpected: ({ text }) => [text, 'Execute de novo com --verbose para ver onde.'],
}
