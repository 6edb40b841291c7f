package io.chatter.streamcontext.ffmpeg;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A server of RTSP (RFC 2326) that plays quiet, in G.711 at 8 kHz, inside the connection; it knows no UDP.
final class StubRtsp implements AutoCloseable {
    private static final int PACKET = 160;
    private static final String DESCRIPTION = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=quiet\r\nc=IN IP4 127.0.0.1\r\n"
            + "t=0 0\r\nm=audio 0 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=control:track\r\n";

    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);

    StubRtsp() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "rtsp://127.0.0.1:" + server.getLocalPort() + "/quiet";
    }

    private void accept() {
        try {
            while (closed.getCount() > 0) {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            BufferedReader requests =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            DataOutputStream answers = new DataOutputStream(caller.getOutputStream());
            for (List<String> request = read(requests); !request.isEmpty(); request = read(requests)) {
                answer(request, answers);
                if (request.getFirst().startsWith("PLAY ")) {
                    play(answers);
                }
            }
        } catch (IOException _) {
            // the caller has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> read(BufferedReader requests) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = requests.readLine(); line != null && !line.isEmpty(); line = requests.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static void answer(List<String> request, DataOutputStream answers) throws IOException {
        String method = request.getFirst().split(" ", 2)[0];
        String transport = header(request, "Transport");
        String status = method.equals("SETUP") && !transport.contains("TCP") ? "461 Unsupported Transport" : "200 OK";
        String more = switch (method) {
            case "OPTIONS" -> "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n";
            case "DESCRIBE" ->
                "Content-Type: application/sdp\r\nContent-Length: " + DESCRIPTION.length() + "\r\n\r\n" + DESCRIPTION;
            case "SETUP" -> "Session: 1\r\n" + transport + "\r\n\r\n";
            default -> "Session: 1\r\n\r\n";
        };
        answers.writeBytes("RTSP/1.0 " + status + "\r\n" + header(request, "CSeq") + "\r\n" + more);
        answers.flush();
    }

    private static String header(List<String> request, String name) {
        return request.stream()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElse("");
    }

    /// A packet each 20 ms, until the caller has gone.
    private void play(DataOutputStream answers) throws IOException, InterruptedException {
        byte[] quiet = new byte[PACKET];
        Arrays.fill(quiet, (byte) 0x7f);
        int number = 0;
        do {
            answers.writeByte('$');
            answers.writeByte(0);
            answers.writeShort(12 + PACKET);
            answers.writeShort(0x8000);
            answers.writeShort(number);
            answers.writeInt(number * PACKET);
            answers.writeInt(1);
            answers.write(quiet);
            answers.flush();
            number++;
        } while (!closed.await(20, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
