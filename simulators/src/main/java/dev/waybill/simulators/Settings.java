package dev.waybill.simulators;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How the simulators are started.
 *
 * @param port 0: a free one
 * @param smtpPort where mail is taken; 0: a free one
 * @param data the folder of the journals and the pid file
 * @param webhookUrl where Stripe's events go; empty: nowhere, until the dial says so
 * @param webhookSecret what they are signed with, {@code whsec_...}
 */
public record Settings(
        int port,
        int smtpPort,
        Path data,
        String webhookUrl,
        String webhookSecret,
        long seed,
        Clock clock) {

    public static Settings in(Path data) {
        return new Settings(0, 0, data, "", "whsec_simulated", 1, Clock.systemUTC());
    }

    public Settings port(int port) {
        return new Settings(port, smtpPort, data, webhookUrl, webhookSecret, seed, clock);
    }

    public Settings smtpPort(int smtpPort) {
        return new Settings(port, smtpPort, data, webhookUrl, webhookSecret, seed, clock);
    }

    public Settings webhooks(String url, String secret) {
        return new Settings(port, smtpPort, data, url, secret, seed, clock);
    }

    public Settings seed(long seed) {
        return new Settings(port, smtpPort, data, webhookUrl, webhookSecret, seed, clock);
    }

    public Settings clock(Clock clock) {
        return new Settings(port, smtpPort, data, webhookUrl, webhookSecret, seed, clock);
    }
}
