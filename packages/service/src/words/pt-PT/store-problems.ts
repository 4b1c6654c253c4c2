import type { StoreProblemWords } from '../words.ts'

const restoreInto =
  'Nada foi alterado. Restaure uma cópia de segurança com "accredit restore <ficheiro> --data <pasta vazia>" e sirva essa pasta. Para copiar o que ainda se consegue ler, inicie com serve --rescue.'
const trustRemedy =
  'Execute "accredit audit verify". Se o armazenamento for o certo, porque restaurou de propósito uma cópia de segurança, tire esse ficheiro de lá e guarde-o como prova. Se o armazenamento perdeu o seu fim, restaure uma cópia mais recente com "accredit restore"; para o consultar entretanto, inicie com serve --rescue.'
const otherFolder = 'Execute o accredit como esse utilizador ou indique uma pasta sua com --data.'
const emptyFolder = 'Indique com --data uma pasta vazia ou que ainda não exista.'

/** Problems with a store and what stands beside it, in European Portuguese. */
export const storeProblems: StoreProblemWords = {
  DataFolderIsFile: ({ folder, file }) => [
    folder === file
      ? `a pasta de dados ${folder} é um ficheiro, não uma pasta`
      : `não é possível criar a pasta de dados ${folder}, porque ${file} é um ficheiro`,
    'Indique uma pasta com --data ou tire esse ficheiro de lá.',
  ],
  DataFolderForbidden: ({ folder, user, owner }) => [
    `o utilizador ${user} não pode usar a pasta de dados ${folder}, que pertence ao utilizador com o ID ${owner}`,
    otherFolder,
  ],
  DataFileForbidden: ({ file, folder, user, owner }) => [
    `o utilizador ${user} não pode ler e escrever ${file} na pasta de dados ${folder}, que pertence ao utilizador com o ID ${owner}`,
    otherFolder,
  ],
  DataFolderReadOnly: ({ folder }) => [
    `a pasta de dados ${folder} está num sistema de ficheiros só de leitura`,
    'Indique com --data uma pasta onde se possa escrever.',
  ],
  DiskFull: ({ folder }) => [
    `o disco que contém ${folder} está cheio`,
    'Liberte espaço e execute de novo o mesmo comando.',
  ],
  StoreMissing: ({ file }) => [
    `não há nenhum armazenamento em ${file}`,
    'Crie-o com "accredit migrate" ou indique outra pasta com --data.',
  ],
  StoreInUse: ({ file, pid }) => [
    `${file} já está em uso por ${pid === undefined ? 'outro processo' : `o processo ${pid}`}`,
    'Pare o outro ou escolha outra pasta com --data.',
  ],
  StoreDamaged: ({ place, found }) => [
    `o armazenamento ${place} está danificado: ${found}`,
    restoreInto,
  ],
  DatabaseDamaged: ({ place, found }) => [
    `o armazenamento ${place} está danificado: ${found}`,
    'Nada foi alterado. Restaure uma cópia de segurança com as ferramentas do PostgreSQL, como pg_restore. Para copiar o que ainda se consegue ler, inicie com serve --rescue.',
  ],
  StoreUnusable: ({ reason }) => [
    `não é possível usar o armazenamento: ${reason}`,
    'Verifique --store e se a base de dados está a funcionar.',
  ],
  StoreFileUnusable: ({ file, reason }) => [
    `não é possível usar o armazenamento ${file}: ${reason}`,
    'Verifique --data e o disco que a contém.',
  ],
  SchemaTooNew: ({ place = 'o armazenamento', found, known }) => [
    `${place} tem o esquema da versão ${found}, mas esta versão do accredit só conhece a ${known}`,
    'Atualize o accredit ou escolha outro armazenamento.',
  ],
  SchemaTooOld: ({ found, known }) => [
    `o armazenamento tem o esquema da versão ${found}, mas esta versão do accredit precisa da ${known}`,
    'Execute "accredit migrate".',
  ],
  BackupTargetExists: ({ file }) => [
    `já existe um ficheiro ${file}`,
    'Indique um ficheiro que ainda não exista.',
  ],
  BackupUnderWay: ({ file }) => [
    `${file} já existe: há outra execução em curso, ou uma foi interrompida`,
    'Espere pela outra execução; se não houver nenhuma, elimine esse ficheiro.',
  ],
  BackupMissing: ({ file }) => [`não existe nenhum ficheiro ${file}`],
  BackupIsFolder: ({ file }) => [
    `${file} é uma pasta, mas uma cópia de segurança é um só ficheiro`,
    'Indique o ficheiro que "accredit backup" escreveu.',
  ],
  RestoreNotEmpty: ({ folder, first }) => [
    `${folder} não está vazia: contém ${first}`,
    emptyFolder,
  ],
  RestoreServed: ({ folder }) => [
    `${folder} contém um armazenamento que um serviço está a usar`,
    emptyFolder,
  ],
  BackupIsStore: ({ file }) => [
    `${file} é o ficheiro do próprio armazenamento, que não o contém todo`,
    'Faça uma cópia de segurança desse armazenamento com "accredit backup" e restaure-a.',
  ],
  BackupEmpty: ({ file }) => [`${file} não contém nenhum armazenamento`],
  BackupForm: ({ file, found }) => [
    `${file} não é uma cópia de segurança: ${found}`,
    'Indique o ficheiro que "accredit backup" escreveu.',
  ],
  BackupDamaged: ({ file, found }) => [
    `${file} está danificado: ${found}`,
    'Restaure outra cópia de segurança.',
  ],
  BackupIncomplete: ({ file }) => [
    `${file} está danificado: falta parte do que devia conter`,
    'Restaure outra cópia de segurança.',
  ],
  CopyOfPostgres: () => [
    'o accredit não consegue copiar um armazenamento PostgreSQL',
    'Use as ferramentas dele: pg_dump para uma cópia, arquivo contínuo para qualquer momento; veja "Backup and Restore" no seu manual.',
  ],
  CopyOfMemory: () => ['só é possível copiar um armazenamento SQLite'],
  AuditKeyMissing: ({ file }) => [
    `não há chave de auditoria em ${file}`,
    'Indique-a com --audit-key.',
  ],
  AuditKeyNotMade: ({ file }) => [
    `ainda nada foi selado aqui: não há chave de auditoria em ${file}`,
    'O primeiro "accredit serve" ou "accredit work" cria a chave. Se estiver guardada noutro lugar, indique-a com --audit-key.',
  ],
  AuditKeyUnreadable: ({ file }) => [
    `${file} contém uma chave que não é possível ler`,
    'Verifique --audit-key.',
  ],
  AuditKeyForm: ({ file }) => [`${file} não contém nenhuma chave em PEM`, 'Verifique --audit-key.'],
  AuditKeyKind: ({ file }) => [
    `${file} contém uma chave que não é do tipo Ed25519`,
    'Verifique --audit-key.',
  ],
  AuditKeyPublic: ({ file }) => [
    `${file} tem de começar pela chave privada que assina`,
    'Verifique --audit-key.',
  ],
  AuditOfMemory: () => ['só é possível verificar um armazenamento sqlite ou postgres://'],
  AnchorMissing: ({ file }) => [`não há nenhuma âncora em ${file}`],
  AnchorForm: ({ file }) => [
    `${file} não contém a âncora de um registo de atividade`,
    'Reponha uma cópia desse ficheiro. Sem ela, execute "accredit audit verify", tire o ficheiro de lá e guarde-o como prova.',
  ],
  AuditKeyOther: () => [
    'o ponto de verificação mais recente do registo de atividade não está assinado com a chave de auditoria deste nó',
    'Nada foi alterado. Reponha a cópia que guardou da chave que o selou: audit-key.pem na pasta de dados, ou o ficheiro indicado por ACCREDIT_AUDIT_KEY. Os nós que partilham uma base de dados precisam da mesma chave.',
  ],
  AuditCutOff: ({ newest, file, noted }) => [
    `o registo de atividade termina no ponto de verificação ${newest}, mas ${file} anota o ${noted}: falta o fim, ou o armazenamento é mais antigo ou outro`,
    trustRemedy,
  ],
  AuditReplaced: ({ file, noted }) => [
    `o ponto de verificação ${noted} do registo de atividade não é o que ${file} anota: o armazenamento é outro, ou o registo foi refeito`,
    trustRemedy,
  ],
  MoveSource: ({ text }) => [`--from é "${text}", mas tem de ser sqlite:<caminho>`],
  MoveTargetMissing: () => [
    'falta o destino da transferência',
    'Indique a base de dados com --to ou em ACCREDIT_STORE.',
  ],
  MoveTarget: ({ text }) => [
    `--to é "${text}", mas tem de ser um endereço postgres://`,
    'Indique a base de dados com --to ou em ACCREDIT_STORE.',
  ],
  MoveRefused: ({ reason }) => [reason],
  MoveElsewhere: ({ reason }) => [
    reason,
    'Crie uma nova base de dados e faça a transferência de novo; o armazenamento antigo ficou como estava.',
  ],
  MoveOfServed: ({ file, pid }) => [
    `${file} está a ser usado por ${pid === undefined ? 'outro processo' : `o processo ${pid}`}`,
    'Pare primeiro o serviço.',
  ],
  MoveUnfinished: () => [
    'a base de dados está a ser preenchida por "accredit move", que ainda não terminou',
    'Execute de novo o mesmo "accredit move": continua onde parou.',
  ],
  DatabaseTooOld: ({ found, needed }) => [
    `a base de dados usa o PostgreSQL ${found}; é necessário o PostgreSQL ${needed} ou mais recente`,
    'Atualize o servidor ou escolha outro com --store.',
  ],
  DatabaseIsWorker: () => [
    'o endereço é o de um nó de trabalho de um cluster; os bloqueios e os números seriam outros aí',
    'Indique o coordenador com --store.',
  ],
  DatabaseInUse: () => [
    'há um serviço a usar a base de dados',
    'Pare todos os "accredit serve" e "accredit work" e execute de novo o mesmo comando.',
  ],
  ClusterMissing: () => [
    'a base de dados não faz parte de um cluster: falta-lhe a extensão citus',
    'Crie a extensão em todos os nós, adicione os nós ao coordenador e execute de novo o mesmo comando.',
  ],
  LayoutUnlike: ({ table, found, wanted }) => [
    `a base de dados está distribuída de outra forma: a tabela ${table} está como ${found} e tem de estar como ${wanted}; poderiam perder-se linhas do registo de atividade`,
    'Nada foi alterado. Anule a distribuição de todas as tabelas e execute "accredit migrate --distribute".',
  ],
  LayoutApart: ({ table, beside }) => [
    `a base de dados está distribuída de outra forma: a tabela ${table} não está colocada junto de ${beside}`,
    'Nada foi alterado. Anule a distribuição de todas as tabelas e execute "accredit migrate --distribute".',
  ],
  NodeUnsafe: ({ node, name, found, wanted }) => [
    `no nó ${node}, a definição ${name} da função é ${found} e tem de ser ${wanted}`,
    `Execute aí "alter role … set ${name} = '${wanted}'", ou de novo "accredit migrate --distribute".`,
  ],
  ReplicasOfCluster: () => [
    '--store-replicas foi indicado, mas a base de dados está distribuída: uma réplica do coordenador não tem as linhas de nenhum parceiro',
    'Retire a opção; os nós de um cluster já repartem as leituras.',
  ],
  PoolerOfCluster: () => [
    'o endereço indica pooler=transaction, mas uma base de dados distribuída conta com definições de uma sessão',
    'Ligue-se ao próprio coordenador, ou através de um pooler que mantenha as sessões.',
  ],
  TransactionUndecided: ({ node }) => [
    `o nó ${node} tem uma transação preparada que ainda não terminou, pelo que podem faltar linhas ou selos de momento`,
    'Execute o mesmo comando de novo daqui a um minuto. Se continuar assim, consulte pg_prepared_xacts nesse nó e o registo do coordenador, que termina essas transações.',
  ],
  ReplicaUnseen: () => ['ainda não foi verificada'],
  ReplicaAway: ({ fault }) => [
    `não responde: ${fault}`,
    'Inicie-a ou retire-a de --store-replicas.',
  ],
  ReplicaOfOther: () => [
    'não é uma cópia da base de dados do armazenamento',
    'Indique em --store-replicas uma réplica de streaming do mesmo servidor e a mesma base de dados.',
  ],
  ReplicaWrites: () => [
    'o servidor aceita escritas; é o primário ou foi promovido',
    'Indique em --store-replicas apenas réplicas de streaming.',
  ],
  ReplicaTimeline: ({ found, wanted }) => [
    `segue a linha temporal ${found} e o primário escreve a ${wanted}`,
    'Depois de uma comutação volta a ser usada quando seguir o novo primário e tiver feito um ponto de reinício.',
  ],
  ReplicaOlder: ({ found, known }) => [
    `o seu esquema é a versão ${found} e esta versão do programa precisa da ${known}`,
    'É usada assim que tiver aplicado a migração.',
  ],
  ReplicaBehind: ({ lag, most }, { duration }) => [
    `tem um atraso de ${duration(lag)}; --replica-lag é ${duration(most)}`,
    'Verifique a rede, o disco e recovery_min_apply_delay, ou aumente --replica-lag.',
  ],
  ShardsAlone: () => ['--shards foi indicado sem --distribute'],
  DistributionOfSqlite: () => [
    '--distribute precisa de um armazenamento PostgreSQL',
    'Indique o coordenador do cluster com --store.',
  ],
  LayoutOfSqlite: () => [
    'só uma base de dados PostgreSQL tem uma disposição para mostrar',
    'Indique-a com --store postgres://…',
  ],
  MigrationOfMemory: () => ['--store é memory, que no fim é eliminado; não há nada para migrar'],
  PortInUse: ({ host, port, flag }) => [
    `a porta ${port} em ${host} já está em uso`,
    `Pare o que a usa ou escolha outra com --${flag}${flag === 'port' ? '; 0 escolhe uma livre' : ''}.`,
  ],
  PortForbidden: ({ host, port, user, flag }) => [
    `o utilizador ${user} não pode escutar na porta ${port} de ${host}`,
    `Escolha uma porta a partir de 1024 com --${flag}.`,
  ],
  HostNotHere: ({ host }) => [
    `--host é ${host}, que não é um endereço desta máquina`,
    'Indique um dos seus endereços, 127.0.0.1 só para esta máquina ou 0.0.0.0 para todos.',
  ],
}
