/// A certificate for 127.0.0.1 alone, made up for the tests.
package enum TestCertificate {
    /// The certificate, signed by itself.
    package static let pem = """
        -----BEGIN CERTIFICATE-----
        MIIBoDCCAUagAwIBAgIUSCe2MtnemHu5wcmSdTRIdfxvTBYwCgYIKoZIzj0EAwIw
        HDEaMBgGA1UEAwwRbWFkZS11cCBmb3IgdGVzdHMwIBcNMjYxMTI3MDUxNzI5WhgP
        MjEyNjExMDMwNTE3MjlaMBwxGjAYBgNVBAMMEW1hZGUtdXAgZm9yIHRlc3RzMFkw
        EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEpYnEYcjpLlILx3eFsmRQ2MMXqjFiyKsF
        Noykn81v80hOrenu6c6fxJTLV64GyfY7YHfj8gYUqMhnB8jcgeLTH6NkMGIwHQYD
        VR0OBBYEFEgITeBGCiLfkvoSbQ1ZD7/0X78KMB8GA1UdIwQYMBaAFEgITeBGCiLf
        kvoSbQ1ZD7/0X78KMA8GA1UdEwEB/wQFMAMBAf8wDwYDVR0RBAgwBocEfwAAATAK
        BggqhkjOPQQDAgNIADBFAiEA+Znlupq8rK+RwvuLAUy6C/Q83NobBA2I2a6K++OX
        q7oCIGUT6rzZWmi+VFYloL6B7zzJRn6xRQ69ddKq5Bzo/2Qw
        -----END CERTIFICATE-----
        """

    /// Its key, which protects nothing.
    package static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrafI3fdfsY9Vn5U3
        86UwgkFrCMXZN229xm2tkHdZ4kWhRANCAASlicRhyOkuUgvHd4WyZFDYwxeqMWLI
        qwU2jKSfzW/zSE6t6e7pzp/ElMtXrgbJ9jtgd+PyBhSoyGcHyNyB4tMf
        -----END PRIVATE KEY-----
        """
}
