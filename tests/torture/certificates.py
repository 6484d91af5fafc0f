"""A certificate authority of the test's own, as tests/support/test_certificates.h makes it, and one server."""
import subprocess


def openssl(*words):
    subprocess.run(["openssl", *words], check=True, capture_output=True)


def make_certificates(folder, address):
    """ca.pem for the devices, haproxy.pem (key and certificate) for the server at this IP address."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl("req", "-x509", *key, "-days", "30", "-subj", "/CN=Matinee test authority",
            "-keyout", f"{folder}/ca.key", "-out", f"{folder}/ca.pem")
    openssl("req", "-new", *key, "-subj", f"/CN={address}", "-addext", f"subjectAltName=IP:{address}",
            "-keyout", f"{folder}/server.key.pem", "-out", f"{folder}/server.csr")
    openssl("x509", "-req", "-in", f"{folder}/server.csr", "-CA", f"{folder}/ca.pem", "-CAkey", f"{folder}/ca.key",
            "-CAcreateserial", "-copy_extensions", "copy", "-days", "10", "-out", f"{folder}/server.pem")
    with open(f"{folder}/haproxy.pem", "w", encoding="ascii") as both:
        for part in ("server.pem", "server.key.pem"):
            with open(f"{folder}/{part}", encoding="ascii") as file:
                both.write(file.read())
    return f"{folder}/ca.pem"
