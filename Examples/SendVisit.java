import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands a visit to the bridge and prints its Encounter ID on the platform.
 *
 * <pre>JEMBATAN_URL=http://127.0.0.1:8420 JEMBATAN_KEY=jbt_... \
 *     java SendVisit.java RECORDS.ndjson ENCOUNTER-UUID</pre>
 *
 * The two members it needs are picked out by pattern, so that no library is needed here; use your
 * JSON library instead.
 */
public final class SendVisit {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        Path records = Path.of(arguments[0]);
        String encounter = arguments[1];
        call(request("/records")
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", "visit-" + encounter)
            .POST(HttpRequest.BodyPublishers.ofFile(records)));
        for (int tries = 0; tries < 120; tries++) {
            String status = call(request("/encounters/" + encounter + "/status").GET());
            switch (member("sync_status", status)) {
                case "completed" -> {
                    System.out.println(member("satusehat_encounter_id", status));
                    return;
                }
                case "failed" -> {
                    System.err.println(status);
                    System.exit(1);
                }
                default -> Thread.sleep(1000);
            }
        }
        System.err.println("not finished yet");
        System.exit(1);
    }

    private static HttpRequest.Builder request(String address) {
        String url = System.getenv("JEMBATAN_URL") + "/api/v1/satusehat" + address;
        return HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + System.getenv("JEMBATAN_KEY"));
    }

    private static String call(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer =
            CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            System.err.println(member("code", answer.body()) + ": " + member("message", answer.body()));
            System.exit(1);
        }
        return answer.body();
    }

    private static String member(String name, String json) {
        Matcher matcher = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }
}
