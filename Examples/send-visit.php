<?php
// Hands a visit to the bridge and prints its Encounter ID on the platform.
//
//   JEMBATAN_URL=http://127.0.0.1:8420 JEMBATAN_KEY=jbt_... \
//       php send-visit.php RECORDS.ndjson ENCOUNTER-UUID
[, $path, $encounter] = $argv;

function call(string $method, string $address, ?string $body = null, array $headers = []): array
{
    $headers[] = 'Authorization: Bearer ' . getenv('JEMBATAN_KEY');
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => implode("\r\n", $headers),
        'content' => $body ?? '',
        'ignore_errors' => true,
        'timeout' => 60,
    ]]);
    $url = getenv('JEMBATAN_URL') . '/api/v1/satusehat' . $address;
    $text = file_get_contents($url, false, $context);
    if ($text === false) {
        fwrite(STDERR, "the bridge does not answer\n");
        exit(1);
    }
    $document = json_decode($text, true, 512, JSON_THROW_ON_ERROR);
    if (!preg_match('{^HTTP/\S+ 2}', $http_response_header[0])) {
        fwrite(STDERR, "{$document['code']}: {$document['message']}\n");
        exit(1);
    }
    return $document;
}

$taken = call('POST', '/records', file_get_contents($path), [
    'Content-Type: application/x-ndjson',
    "Idempotency-Key: visit-$encounter",
]);
foreach ($taken['findings'] as $finding) {
    fwrite(STDERR, "{$finding['origin']} {$finding['path']}: {$finding['message']}\n");
}
for ($tries = 0; $tries < 120; $tries++) {
    $status = call('GET', "/encounters/$encounter/status");
    if ($status['sync_status'] === 'completed') {
        echo $status['satusehat_encounter_id'], "\n";
        exit(0);
    }
    if ($status['sync_status'] === 'failed') {
        foreach ($status['resources_synced'] as $resource) {
            if ($resource['error']) {
                fwrite(STDERR, "{$resource['resource_type']} {$resource['error']}\n");
            }
        }
        exit(1);
    }
    sleep(1);
}
fwrite(STDERR, "not finished yet\n");
exit(1);
