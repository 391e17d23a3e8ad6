/** Paths on the producer's machine. */
export const paths = {
  environment: '/etc/weather-producer/producer.env',
  plan: '/etc/weather-producer/machine.json',
  fetchBundle: '/opt/weather-producer/fetch-bundle.cjs',
  shipJournal: '/opt/weather-producer/ship-journal.cjs',
  installNode: '/opt/weather-producer/install-node.sh',
  node: '/opt/node/bin/node',
} as const;

/** What neither unit needs and therefore may not do. */
const hardening = `User=weather
Group=weather
UMask=0077
NoNewPrivileges=yes
CapabilityBoundingSet=
LockPersonality=yes
PrivateDevices=yes
PrivateTmp=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHome=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectSystem=strict
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native`;

const network = `Wants=network-online.target
After=network-online.target
StartLimitIntervalSec=0`;

const restart = `Restart=always
RestartSec=10`;

/** The producer: its bundle is fetched before it starts, for as long as that takes. */
export const producerUnit = `[Unit]
Description=Weather producer
${network}

[Service]
EnvironmentFile=${paths.environment}
EnvironmentFile=-%t/weather-producer/secrets.env
Environment=PRODUCER_STATE_FILE=%S/weather-producer/checkpoint.json
StateDirectory=weather-producer
RuntimeDirectory=weather-producer
RuntimeDirectoryMode=0700
TimeoutStartSec=infinity
ExecStartPre=${paths.node} ${paths.fetchBundle} ${paths.plan}
ExecStart=${paths.node} %S/weather-producer/bundle/producer.cjs
${restart}
${hardening}

[Install]
WantedBy=multi-user.target
`;

/** Ships the producer's journal to Logging. */
export const journalUnit = `[Unit]
Description=Journal of the weather producer to OCI Logging
${network}

[Service]
SupplementaryGroups=systemd-journal
StateDirectory=weather-journal
ExecStart=${paths.node} ${paths.shipJournal} ${paths.plan}
${restart}
${hardening}

[Install]
WantedBy=multi-user.target
`;
