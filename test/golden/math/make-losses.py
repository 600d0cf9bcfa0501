"""Reference values of the loss functions, from mpmath with 250 digits (the complementary loss is a difference) (R has none of its own).
Run: python3 test/golden/math/make-losses.py > test/golden/math/losses.json
A row is [distribution, x, loss, complementary loss, second-order loss, survival]."""
import json
from mpmath import mp, mpf, betainc, erfc, exp, factorial, gamma, gammainc, loggamma, pi, sqrt

mp.dps = 250
rows = []

def add(distribution, x, mean, loss, second, tail):
    below = loss + mpf(x) - mean
    # What is left below 1e-200 is the rounding of the difference.
    rows.append([distribution, x, float(loss), float(below) if below > 1e-200 else 0, float(second), float(tail)])

def normal(z):
    z = mpf(z)
    tail, density = erfc(z / sqrt(2)) / 2, exp(-z * z / 2) / sqrt(2 * pi)
    return density - z * tail, ((z * z + 1) * tail - z * density) / 2, tail

for z in [-7, -3, -0.5, 0, 0.25, 1, 2, 3.5, 3.999, 4, 4.5, 6, 8, 12, 20, 35]:
    add({"kind": "normal", "mean": 0, "standardDeviation": 1}, z, 0, *normal(z))

def upper_gamma(a, t):
    return gammainc(a, t, regularized=True)

for a in [0.05, 0.5, 1, 1.5, 2, 3.7, 30, 250.5, 2000]:
    for t in [a * 0.02, a * 0.5, a, a + 0.5, a + 1, a + 3 * a**0.5, a + 7 * a**0.5, a + 12 + 9 * a**0.5]:
        A, T = mpf(a), mpf(t)
        tail, one, two = upper_gamma(A, T), upper_gamma(A + 1, T), upper_gamma(A + 2, T)
        add({"kind": "gamma", "shape": a, "scale": 1}, t, A, A * one - T * tail,
            (A * (A + 1) * two - 2 * T * A * one + T * T * tail) / 2, tail)

def student_density(t, v):
    return exp(loggamma((v + 1) / 2) - loggamma(v / 2)) / sqrt(v * pi) * (1 + t * t / v) ** (-(v + 1) / 2)

for v in [2.5, 3, 5, 12.5, 100, 1000]:
    for t in [-4, -0.5, 0, 0.7, 2, 5, 9]:
        V, T = mpf(v), mpf(t)
        tail = betainc(V / 2, mpf(1) / 2, 0, V / (V + T * T), regularized=True) / 2
        tail = tail if t >= 0 else 1 - tail
        first = (V + T * T) / (V - 1) * student_density(T, V)
        square = ((V - 1) * T * first + V * tail) / (V - 2)
        add({"kind": "student", "location": 0, "scale": 1, "degreesOfFreedom": v}, t, 0, first - T * tail,
            (square - 2 * T * first + T * T * tail) / 2, tail)

def poisson_mass(k, rate):
    return exp(k * mp.log(rate) - rate - loggamma(k + 1))

for rate in [0.01, 0.7, 4, 60, 900.5, 2000]:
    points = {0, 1, 2, *(int(rate + z * rate**0.5) for z in (-6, -3, -1, 0, 0.5, 1, 3, 5, 8)), int(rate) + 12}
    for k in sorted(k for k in points if k >= 0):
        r = mpf(rate)
        tail, mass = gammainc(k + 1, 0, r, regularized=True), poisson_mass(k, r)
        add({"kind": "poisson", "rate": rate}, k, r, (r - k) * tail + r * mass,
            (((k - r) ** 2 + k) * tail - r * (k - r) * mass) / 2, tail)

for size in [0.05, 0.6, 1, 3.3, 40, 1000, 1e6]:
    for mu in [0.05, 2, 30, 400, 2000]:
        p = size / (size + mu)
        P, S = mpf(p), mpf(size)
        mean, deviation = S * (1 - P) / P, (mu + mu * mu / size) ** 0.5
        points = {0, 1, 3, *(int(mu + z * deviation) for z in (-3, -1, -0.2, 0, 0.5, 1, 3, 6, 9))}
        for k in sorted(k for k in points if k >= 0):
            beta = (1 - P) / P
            mass = exp(loggamma(k + S) - loggamma(S) - loggamma(k + 1) + S * mp.log(P) + k * mp.log(1 - P))
            # Sum of the tail: mass of k + 1 times 2F1(1, k + 1 + size; k + 2; 1 - p), all terms positive.
            step = (1 - P) * (k + S) / (k + 1)
            tail = mass * step * mp.hyp2f1(1, k + 1 + S, k + 2, 1 - P)
            first = (mean - k) * tail + (k + S) * beta * mass
            second = ((S * (S + 1) * beta**2 - 2 * mean * k + k * (k + 1)) * tail + ((S + 1) * beta - k) * (k + S) * beta * mass) / 2
            add({"kind": "negative-binomial", "size": size, "probability": p}, k, mean, first, second, tail)

rows = [row for row in rows if all(value == 0 or abs(value) > 1e-290 for value in row[2:])]
print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")
